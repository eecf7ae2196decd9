import type { PhaseName } from '../../coach/conversation/phase.ts';
import type { Language, Locality } from '../locale.ts';
import { describeQuestion } from './questions.ts';
import { say } from './sentences.ts';
import type { Vary, Wordings } from '../wordings.ts';

/** The disclaimer: every help includes it. */
const INFORMATION = 'This is general exercise information, not medical advice.';

const sayInformation = ({ emergency }: Locality): string =>
  say(INFORMATION, `In an emergency, call ${emergency}, or your local number.`);

/**
 * Two things that people can say, by phase, in at most 22 words. `answer` is an answer to the open question; the other
 * changes from visit to visit.
 */
const HINTS: Readonly<
  Record<Exclude<PhaseName, 'rolling'>, (answer: string, vary: Vary, locality: Locality) => string>
> = {
  screening: (answer) => `Say ${answer}; or say: why.`,
  set_up: (answer, vary) =>
    `Say ${answer}; or say: ${vary('why', 'an eight minute routine', 'same again', 'never my quads', 'leave out my left knee', 'talk less')}.`,
  getting_ready: () => 'Get into place first. Say: repeat, to hear how; or say: ready.',
  check_in: (answer, vary) =>
    `Say ${answer}; or say: ${vary('stop', 'easier', 'just chimes', 'keep going without asking')}.`,
  paused: (answer, vary) =>
    `Rest as long as you like. Say ${answer}; or say: ${vary('stop', 'next', 'no sounds', 'easier')}.`,
  after: (answer, vary, { programme }) =>
    `Say ${answer}; or say: ${vary('make this my usual', 'how am i doing', `start a ${programme}`, 'stop')}.`,
  blocked: (answer) => `We aren't rolling for now. Say ${answer}; or say: stop.`,
  goodbye: () => 'Say: my usual; or say: stop.',
};

/** For someone who has opened the skill to ask for help, and may have heard nothing of it yet. */
const WHO_ASKS_FIRST =
  'I guide you as you roll your hips and thighs. Say yes to begin; or say: I sat all day.';

/** What can be said into a hold besides. */
const IN_A_HOLD: Wordings = ['pause', 'easier', 'less time', 'next'];

/** The open question follows help. In a hold, getting off the roller comes first. */
export const help: Language['acts']['help'] = ({ phase, question }, locality, vary) => {
  if (phase === 'rolling') {
    const first = `Roll off. In an emergency, call ${locality.emergency} on your phone.`;
    const other = `Otherwise, with my name first, say: it hurts, or ${vary(...IN_A_HOLD)}, or carry on.`;
    return say(first, other, INFORMATION);
  }
  if (question === 'roll_now') return say(WHO_ASKS_FIRST, sayInformation(locality));
  return say(
    HINTS[phase](describeQuestion(question, locality).say, vary, locality),
    sayInformation(locality),
  );
};
