/**
 * The one way back from an emergency: it was reached by a bare "yes", which may have been misheard. It is told at once,
 * and the permission is withdrawn. Only "ask again" puts the question once more, and then only a plain "no" goes on.
 */
import type { Conversation } from '../../conversation/conversation.ts';
import type { CoachEvent, EventType } from '../../conversation/events.ts';
import type { Turn } from '../../conversation/turn.ts';
import { ask, openQuestion } from '../../transitions/ask.ts';
import { endForLevel } from '../../transitions/end.ts';
import type { AskedQuestion, Open } from '../accepts.ts';
import { recordAnswer } from './record-answer.ts';

/** What is answered as anywhere else: nobody says it, or it ends the session by itself. */
const ANSWERED_AS_EVER: readonly EventType[] = [
  'launched',
  'ended',
  'played',
  'audio_failed',
  'screen_failed',
  'emergency',
  'crisis',
  'stuck',
];

/** Whether an emergency is being corrected, and an event is for that to answer. */
export function isCorrecting({ checks: { correction } }: Conversation, event: CoachEvent): boolean {
  return (correction === 'offered' || correction === 'asked') && !ANSWERED_AS_EVER.includes(event.type);
}

/** The question that is open while a correction is offered. `answerCorrection` hears it first; what it leaves asks again. */
export const MISHEARD_YES: AskedQuestion = {
  choice: 'heard',
  usual: 'answer',
  hears: {},
  otherwise: ({ conversation }) => ask(conversation),
};

/** What is said while an emergency may be corrected. */
export function answerCorrection({ conversation, moment }: Open, event: CoachEvent): Turn {
  const { checks } = conversation;
  const id = checks.lastAnswered;
  if (id !== null && checks.correction === 'offered' && event.type === 'repeat') {
    const { [id]: _misheard, ...answers } = checks.answers;
    const asked = { ...checks, answers, correction: 'asked' } as const;
    return ask(openQuestion({ ...conversation, checks: asked }, id));
  }
  const isPlainNo = event.type === 'no' && event.how === 'plain';
  if (id !== null && checks.correction === 'asked' && isPlainNo) {
    const used = { ...checks, correction: 'used' } as const;
    return recordAnswer({ ...conversation, checks: used }, id, 'no', moment);
  }
  return endForLevel(conversation, moment, 'emergency', 'confirmed', id);
}
