/** So long after a screen has been drawn, in ms, nobody has read it: most people take longer to react to anything. */
const UNREAD_MS = 400;

/**
 * Lets a screen that has just been drawn take presses, but not at once. An early one is the second of two, or was meant for the
 * screen before, and would answer a question that nobody has read.
 */
export function takePressesSoon(view: { inert: boolean }): void {
  setTimeout(() => {
    view.inert = false;
  }, UNREAD_MS);
}
