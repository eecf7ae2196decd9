/** What hurts or burns, in any sentence. */
import { listPhrases } from './list-phrases.ts';

/** What says that something hurts, whatever else is said of it. */
export const HURTS = listPhrases(
  'hurt, hurts, hurting, pain, painful, sore, aches, aching, stings, ouch, ow',
);

/** What burns now, other than a burn of the skin. */
export const BURNS = listPhrases('burn, burns, burning');

/** What a burn of the skin is said with. */
export const BEFORE_A_BURN = listPhrases('a, the, this, sun');
