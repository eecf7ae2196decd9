import type { PhaseName } from '../../coach/conversation/phase.ts';
import type { Language, Locality } from '../locale.ts';
import { describeQuestion } from './questions.ts';
import { say } from './sentences.ts';

/** The disclaimer: every help includes it. */
const INFORMATION = 'This is general exercise information, not medical advice.';

const sayInformation = ({ emergency }: Locality): string =>
  say(INFORMATION, `In an emergency, call ${emergency}, or your local number.`);

/** Two things that people can say, by phase, in at most 22 words. `answer` is an answer to the open question. */
const HINTS: Readonly<Record<Exclude<PhaseName, 'rolling'>, (answer: string) => string>> = {
  screening: (answer) => `Say ${answer}; or say: why.`,
  set_up: (answer) => `Say ${answer}; or say: why.`,
  getting_ready: () => 'Get into place first. Say: repeat, to hear how; or say: ready.',
  check_in: (answer) => `Say ${answer}; or, for fewer words, say: just chimes.`,
  paused: (answer) => `Rest as long as you like. Say ${answer}; or say: no sounds.`,
  after: (answer) => `Say ${answer}; or say: make this my usual.`,
  blocked: (answer) => `We aren't rolling for now. Say ${answer}; or say: stop.`,
  goodbye: () => 'Say: my usual; or say: stop.',
};

/** For someone who has opened the skill to ask for help, and may have heard nothing of it yet. */
const WHO_ASKS_FIRST =
  'I guide you as you roll your hips and thighs. Say yes to begin; or say: I sat all day.';

/** The open question follows help. In a hold, getting off the roller comes first. */
export const help: Language['acts']['help'] = ({ phase, question }, locality) => {
  if (phase === 'rolling') {
    const first = `Roll off. In an emergency, call ${locality.emergency} on your phone.`;
    return say(first, 'Otherwise, with my name first, say: pause, or it hurts, or carry on.', INFORMATION);
  }
  if (question === 'roll_now') return say(WHO_ASKS_FIRST, sayInformation(locality));
  return say(HINTS[phase](describeQuestion(question, locality).say), sayInformation(locality));
};
