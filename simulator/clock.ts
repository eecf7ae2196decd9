/** The one place that looks at the real time. */
export interface Clock {
  /** Now, in ms since 1970. */
  readonly now: () => number;
  /** Calls back at a moment (ms since 1970), or at once if it is past. Returns how to call it off. */
  readonly at: (momentMs: number, call: () => void) => () => void;
}

/** Real time. */
export const realClock: Clock = {
  now: () => Date.now(),
  at: (momentMs, call) => {
    const timer = setTimeout(call, Math.max(0, momentMs - Date.now()));
    return () => {
      clearTimeout(timer);
    };
  },
};
