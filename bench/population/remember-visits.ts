import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { answersOfAge } from '../../lambdas/coach/screening/questionnaire.ts';
import type { FirstVisit, Visit } from './first-visit.ts';
import type { Answer } from './truths.ts';

/**
 * Holds each visit once: the skill, asked the same questions and given the same answers, comes to the same end. So ten
 * thousand people take as long as the few thousand that answer differently.
 */
export function rememberVisits(visit: FirstVisit): FirstVisit {
  /** By what was answered so far: what is asked next, or how it ended. */
  const known = new Map<string, AskedId | Visit>();
  return async (answers) => {
    let answered = '';
    for (;;) {
      const next = known.get(answered);
      if (next === undefined) break;
      if (typeof next === 'object') return next;
      answered += nameAnswer(next, answers(next));
    }
    answered = '';
    const held = await visit((id) => {
      known.set(answered, id);
      const answer = answers(id);
      answered += nameAnswer(id, answer);
      return answer;
    });
    known.set(answered, held);
    return held;
  };
}

/** Of an age, only what the screening makes of it. */
function nameAnswer(id: AskedId, answer: Answer): string {
  const meant =
    id === 'age' && typeof answer === 'number' ? Object.values(answersOfAge(answer)).join('-') : answer;
  return ` ${id}:${meant}`;
}
