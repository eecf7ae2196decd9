/** The end of every switch over a union: a new member that no case handles doesn't compile. */
export function never(unhandled: never): never {
  throw new TypeError(`Unhandled: ${JSON.stringify(unhandled)}`);
}
