/**
 * Lines that are heard often have several wordings. Which one is heard follows from the visit and from the moment in it, so
 * that the same visit sounds the same twice, and two visits in a row never say such a line in the same words.
 */

/** Three to a dozen ways to say the same. The first is the plainest: it is heard at a first visit, and the documents print it. */
export type Wordings = readonly [string, string, string, ...string[]];

/** Chooses one of several wordings. */
export type Vary = (...wordings: Wordings) => string;

/**
 * Chooses by visit and moment. What is said once a visit comes in the next wording each time. What is said in each hold
 * takes turns between half of its wordings, and the next visit goes on with those after them.
 * @param visit how many routines lie behind somebody
 * @param moment a number that goes up by one from hold to hold; null for what is said once
 */
export function varyBy(visit: number, moment: number | null): Vary {
  return (...wordings) => {
    const aVisit = moment === null ? 1 : Math.floor(wordings.length / 2);
    return wordings[(visit * aVisit + ((moment ?? 0) % aVisit)) % wordings.length] ?? wordings[0];
  };
}
