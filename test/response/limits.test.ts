import { describe, expect, it } from 'vitest';
import { repromptFor } from '../../lambdas/coach/advance.ts';
import type { Conversation } from '../../lambdas/coach/conversation/conversation.ts';
import type { AnsweredTurn, Turn } from '../../lambdas/coach/conversation/turn.ts';
import { NO_PROGRESS, type PersonRecord } from '../../lambdas/coach/progress/progress.ts';
import { MINUTE, SECOND } from '../../lambdas/coach/shared/time.ts';
import { ALEXA_LOCALES, localeFor } from '../../lambdas/locales/regional.ts';
import { respond } from '../../lambdas/response/respond.ts';
import { checkLimits } from '../../simulator/echo/response-limits.ts';
import { LENGTHS, practised } from '../coach/support/planning.ts';
import { concluded, NOW, number, talk, tell, type Moment } from '../coach/support/talking.ts';

/** The limits that a turn's response breaks, in timed audio or in plain speech. */
function brokenBy(turn: Turn, locale: string, plainSpeech: boolean): string[] {
  const spoken = requireAnswered(turn);
  const reprompt = spoken.then === 'ask' ? repromptFor(spoken.conversation) : null;
  const response = respond(spoken, reprompt, { locale: localeFor(locale), plainSpeech });
  return checkLimits({ version: '1.0', response }, 'IntentRequest');
}

function requireAnswered(turn: Turn): AnsweredTurn {
  if (turn.then === 'request') throw new Error('expected a turn that asks nothing of Alexa');
  return turn;
}

/** The turns of a whole routine: getting ready, each segment with its check-in, and the goodbye. */
function turnsOf(minutes: number, progress: PersonRecord, conversation: Conversation): Turn[] {
  const before = { ...conversation, wish: { minutes, region: null, side: null } };
  const first: Moment = { conversation: before, progress, now: NOW };
  const ready = tell(first, { type: 'start_over' });
  const turns = [ready.turn];
  let { then, turn } = tell(ready.then, { type: 'ready' });
  turns.push(turn);
  while (turn.conversation.closed === null) {
    ({ then, turn } = tell(then, number(3), 4 * MINUTE));
    turns.push(turn);
    if (turns.length > 20) throw new Error('expected a routine to end');
  }
  return turns;
}

const gentle = talk({ screened: concluded({ outcome: 'gentle' }) });
const MODES = [
  ['usual', practised(10), talk()],
  ['first', NO_PROGRESS, talk()],
  ['beginner', practised(1), talk()],
  ['gentle', practised(10), gentle],
] as const;
const ROUTINES = LENGTHS.flatMap((minutes) => MODES.map((mode) => [minutes, ...mode] as const));

describe('the coach', () => {
  it.each(ROUTINES)(
    'keeps Alexa’s limits in every response of a routine, %d minutes, %s',
    (minutes, _, progress, conversation) => {
      const broken = turnsOf(minutes, progress, conversation).flatMap((turn) =>
        brokenBy(turn, 'en-US', false),
      );
      expect(broken).toEqual([]);
    },
  );

  it.each(ALEXA_LOCALES)('keeps Alexa’s limits in every response of a routine in %s', (locale) => {
    const turns = MODES.flatMap(([, progress, conversation]) => turnsOf(8, progress, conversation));
    expect(turns.flatMap((turn) => brokenBy(turn, locale, false))).toEqual([]);
  });

  it.each(MODES)(
    'keeps Alexa’s limits in every response of a %s routine in plain speech',
    (_, progress, conversation) => {
      expect(turnsOf(8, progress, conversation).flatMap((turn) => brokenBy(turn, 'en-US', true))).toEqual([]);
    },
  );
});

describe('the coach, interrupted in a segment,', () => {
  const said = [
    'pause',
    'hurts',
    'help',
    'repeat',
    'next',
    'previous',
    'unclear',
    'stop',
    'audio_failed',
  ] as const;
  const table = said.flatMap((type) => [20, 70, 155].map((seconds) => [type, seconds] as const));

  it.each(table)('keeps Alexa’s limits in its response to "%s" after %d s', (type, seconds) => {
    const first: Moment = { conversation: talk({ pain: 2 }), progress: NO_PROGRESS, now: NOW };
    const rolling = tell(tell(first, { type: 'start_over' }).then, { type: 'ready' }).then;
    const { turn } = tell(rolling, { type }, seconds * SECOND);
    expect([...brokenBy(turn, 'en-US', false), ...brokenBy(turn, 'en-GB', true)]).toEqual([]);
  });

  it('keeps Alexa’s limits in the response with the very first set-up', () => {
    const first = talk({ pain: null }, { asked: { ...talk().asked, id: 'pain_now' } });
    const { turn } = tell({ conversation: first, progress: NO_PROGRESS, now: NOW }, number(3));
    expect(ALEXA_LOCALES.flatMap((locale) => brokenBy(turn, locale, false))).toEqual([]);
  });
});
