/** The texts of the store and the Alexa app, in English, with variants for countries that need them. */

/** The texts of one locale. */
export interface Listing {
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly examplePhrases: readonly string[];
  readonly keywords: readonly string[];
}

const DISCLAIMER =
  'Foam Roll Coach gives general exercise information. It is not medical advice, diagnoses and treats nothing, ' +
  'and is not a substitute for a professional: ask your doctor whether rolling is right for you. ' +
  'In a medical emergency, call your local emergency number at once.';

const DESCRIPTION = `Foam Roll Coach talks you through rolling your hips and thighs on a foam roller, hands-free.

It first asks fourteen questions, about three minutes. If an answer means that somebody should look at you first, it says so and doesn't let you roll. It never rolls the low back itself.

Then you choose how long, get into position, and say "ready". A bell begins and ends each hold; it counts the last seconds, and asks how that was. Meanwhile you can say, after "Alexa": pause, next, easier, ten more seconds, it hurts, or how long left.

Once you know the way, say "just chimes" for bells and a soft swell to breathe with, or "no sounds" for words alone. After five routines that went well, "keep going without asking" lets it go on, lightly, when you don't answer; "ask me again" ends that.

Next time, say "same again" or "my usual". Or say how your day was, and the right muscles come first: "I sat all day", "after a run". To leave something out for good, say "never my quads"; for four weeks with a plan, "start the sitting program".

All you need is a foam roller or a ball, and somewhere to lie down.

What it keeps: which routines you did and for how long, your wishes, and whether the questions allowed rolling, but no answer to them. Say "what do you keep about me" to hear it, and "delete my data" to delete it. It is for adults.

${DISCLAIMER}`;

const LISTING: Listing = {
  name: 'Foam Roll Coach',
  summary: 'Hands-free foam rolling for hips and thighs, with a safety check first.',
  description: DESCRIPTION,
  examplePhrases: [
    'Alexa, open foam roll coach',
    'Alexa, ask foam roll coach to start a five minute routine',
    'Alexa, tell foam roll coach i sat all day',
  ],
  keywords: [
    'foam rolling',
    'foam roller',
    'low back',
    'hips',
    'glutes',
    'recovery',
    'mobility',
    'stretching',
  ],
};

const LISTINGS: Readonly<Record<string, Listing>> = {
  'en-US': LISTING,
  'en-CA': LISTING,
  'en-GB': LISTING,
  'en-AU': LISTING,
  'en-IN': LISTING,
};

/**
 * Returns the texts of a locale.
 * @throws RangeError if there are none
 */
export function findListing(locale: string): Listing {
  const listing = LISTINGS[locale];
  if (listing === undefined) throw new RangeError(`${locale} has no texts for the store`);
  return listing;
}

/** Instructions for the store's testers. */
export const TESTING_INSTRUCTIONS = `No account, device or payment is needed: a microphone and a quiet room do. A foam roller isn't needed to test.

1. Say "Alexa, open foam roll coach". Answer "forty" (your age), then "no" to the thirteen questions about symptoms and conditions, "yes" (you can get down to the floor), "no" (no sore skin), and "two" (the pain now). Once the coach has said how to sit, say "Alexa, ready".
2. The routine plays for some minutes without a word from you. It is one answer with APL for Audio; the prompt ("How sore was that, zero to ten?") stands at the end of that audio, and the microphone opens only then.
3. While it plays, interrupt with the wake word: "Alexa, pause", "Alexa, how long left", "Alexa, it hurts", "Alexa, next", "Alexa, stop".
4. To see the safety check work, answer "yes" to any of the questions, or say at any time "I feel dizzy", "I have chest pain" or "my leg is numb": the skill stops, and says whom to ask or to call.
5. "Alexa, help", "what is fascia", "what do you keep about me" and "delete my data" work at any time.
6. Reminders: after a routine say "remind me every day at seven". The skill repeats day and time, and asks before it sets anything.

The skill states when it begins, and in its help, that it is general information and no medical advice.`;
