/** So long after a screen has been drawn, in ms, nobody has read it: most people take longer to react to anything. */
const UNREAD_MS = 400;

/**
 * Keeps a new screen from presses at first. Such a press is the second of two, or was meant for the screen before, and would
 * answer a question that nobody has read.
 */
export function refuseEarlyPresses(view: Pick<HTMLElement, 'inert'>): void {
  view.inert = true;
  setTimeout(() => {
    view.inert = false;
  }, UNREAD_MS);
}
