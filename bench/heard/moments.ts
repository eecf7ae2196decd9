/** The moments at which the bench speaks. */
import type { Attention } from '../../simulator/listening/grammar.ts';
import type { Moment } from '../../simulator/listening/moments.ts';

export interface TriedMoment {
  readonly name: string;
  readonly moment: Moment;
  /** Whether the name comes first. Words of danger come without it all the same. */
  readonly attention: Attention;
  /** Whether other talk is tried, too: at a few moments, for its time. */
  readonly triesTalk?: boolean;
}

const at = (name: string, asked: string, phase: string, said = ''): TriedMoment => ({
  name,
  moment: { asked, phase, said },
  attention: 'open',
});

export const TRIED: readonly TriedMoment[] = [
  {
    ...at(
      'a screening question',
      'unwell',
      'screening',
      'Any fever, night sweats, weight loss, or a new lump?',
    ),
    triesTalk: true,
  },
  at('age', 'age', 'screening'),
  at('where it is sore', 'skin_where', 'set_up'),
  { ...at('a rating, zero to ten', 'hardest', 'check_in'), triesTalk: true },
  at('a pause', 'carry_on', 'paused'),
  at('a reminder', 'remind', 'closing'),
  at('how far it reaches', 'reach', 'closing'),
  { ...at('getting ready, “Alexa” first', 'ready', 'getting_ready'), attention: 'named' },
  { ...at('a hold, “Alexa” first', 'hardest', 'rolling'), attention: 'named', triesTalk: true },
];

/**
 * Talk that is none of the coach's business, in some of it words that the coach listens for. Nothing should be made of it.
 */
export const FOREIGN: readonly string[] = [
  'did you feed the cat this morning',
  'the train to boston leaves at noon',
  'we should paint the kitchen yellow',
  'have you seen my glasses anywhere',
  'there was a great film on last night',
  'dinner will be on the table soon',
  'she moved to denver a year ago',
  'put the blue box under the stairs',
  'my sister is coming over for lunch',
  'who left the light on in the hall',
  'is there any bread left for breakfast',
  'can somebody answer the phone',
  'why is the oven still on',
  'they won three to one in the end',
  'the neighbours are having a party',
  'no we are not going this weekend',
  'yes the blue one on the left',
  'carry on down this road to the lights',
  'stop by the shop on your way home',
  'help yourself to some cake',
  'she hurt her arm at the gym',
  'my back garden gets no sun at all',
  'there are ten minutes left in the game',
  "i can't find the charger",
  'we need to book the tickets',
  'the hall light needs a new bulb',
  "don't forget your umbrella",
  'that film was far too long',
  'two eggs and a pinch of salt',
  "let me see if he's ready",
];

/** Words of danger as they are cried, and the sentence that must come of them. */
export const CRIED: readonly { readonly spoken: string; readonly said: string }[] = [
  { spoken: 'ow, it hurts', said: 'it hurts' },
  { spoken: 'ah, stop', said: 'stop' },
  { spoken: 'oh no, that hurts', said: 'that hurts' },
  { spoken: 'it hurts a lot', said: 'it hurts' },
  { spoken: 'ouch! stop', said: 'stop' },
  { spoken: 'I need help, please', said: 'i need help' },
  { spoken: 'oh, my leg is numb', said: 'my leg is numb' },
  { spoken: 'stop please', said: 'stop' },
  { spoken: 'wait, stop', said: 'stop' },
];
