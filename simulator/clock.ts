/** The only source of real time: everything else is told the time. */
export interface Clock {
  /** The current time, in ms since 1970. */
  readonly now: () => number;
  /**
   * Calls back at a moment (ms since 1970), or at once if that moment has passed. Returns a function that
   * cancels the call.
   */
  readonly at: (momentMs: number, call: () => void) => () => void;
}

/** The machine's clock. */
export const realClock: Clock = {
  now: () => Date.now(),
  at: (momentMs, call) => {
    const timer = setTimeout(call, Math.max(0, momentMs - Date.now()));
    return () => {
      clearTimeout(timer);
    };
  },
};
