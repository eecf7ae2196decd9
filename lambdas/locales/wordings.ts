/**
 * Lines that are heard often have several wordings. Which one is heard follows from the visit and from the moment in it, so
 * that the same visit sounds the same twice, and two visits in a row never say such a line in the same words.
 */

/** Three to a dozen ways to say the same. The first is the plainest: it is heard at a first visit, and the documents print it. */
export type Wordings = readonly [string, string, string, ...string[]];

/** Chooses one of several wordings. */
export type Vary = (...wordings: Wordings) => string;

/**
 * Chooses by visit and moment. Within a visit half of the wordings take turns; the next visit goes on with those after them.
 * @param visit how many routines lie behind somebody
 * @param moment a number that goes up by one from one place to the next where the same line is heard
 */
export function varyBy(visit: number, moment: number): Vary {
  return (...wordings) => {
    const aVisit = Math.floor(wordings.length / 2);
    return wordings[(visit * aVisit + (moment % aVisit)) % wordings.length] ?? wordings[0];
  };
}
