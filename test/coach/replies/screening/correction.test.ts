/** "An emergency by a bare yes can be corrected, once." */
import { describe, expect, it } from 'vitest';
import { advance } from '../../../../lambdas/coach/advance.ts';
import type { Conversation } from '../../../../lambdas/coach/conversation/conversation.ts';
import type { CoachEvent } from '../../../../lambdas/coach/conversation/events.ts';
import type { Turn } from '../../../../lambdas/coach/conversation/turn.ts';
import type { Answers, YesNoId } from '../../../../lambdas/coach/screening/questionnaire.ts';
import { answerMissedVoice } from '../../../../lambdas/coach/replies/other-voices.ts';
import { whole } from '../../support/history.ts';
import {
  ALL_SAFE,
  around,
  asking,
  have,
  haveUnknown,
  namesOf,
  NO,
  talk,
  YES,
} from '../../support/talking.ts';

const SADDLE: Answers = { ...ALL_SAFE, saddle: 'yes' };

function hear(conversation: Conversation, event: CoachEvent): Turn {
  return whole(advance(conversation, event, around({ recordStatus: 'none' })));
}

function at(id: YesNoId, answers: Answers): Conversation {
  return talk({ answers, screened: null, pain: null }, { level: null, asked: asking(id) });
}

/** Told of an emergency, by a bare yes to new numbness. */
const offered = hear(at('saddle_recent', SADDLE), YES);
const askedAgain = hear(offered.conversation.closed === null ? offered.conversation : talk(), {
  type: 'repeat',
});

function open({ conversation }: Turn): Conversation {
  if (conversation.closed !== null) throw new Error('expected a session that is open');
  return conversation;
}

const REPEAT: CoachEvent = { type: 'repeat' };

describe('an emergency by a bare yes', () => {
  it('is told at once, with what was heard, and how to say that it was misheard', () => {
    expect(offered.said).toEqual([
      { act: 'emergency', cause: 'bare_yes', about: 'saddle_recent', onRoller: false },
    ]);
    expect(offered.conversation.asked.id).toBe('misheard_yes');
  });

  it('withdraws what allowed rolling at once', () => {
    expect(offered.facts.map(({ fact }) => fact)).toContain('permission_withdrawn');
  });

  it.each([
    ['trauma_hard', { ...ALL_SAFE, recent_trauma: 'yes', trauma_examined: 'no' }],
    ['red_now_today', { ...ALL_SAFE, red_now: 'yes' }],
    ['both_legs_recent', { ...ALL_SAFE, both_legs: 'yes' }],
    // An emergency by two answers together.
    ['leg_worse', { ...ALL_SAFE, both_legs: 'yes', both_legs_recent: 'no', leg: 'yes' }],
  ] as const)('may be one at %s', (id, answers) => {
    expect(hear(at(id, answers), YES).conversation.asked.id).toBe('misheard_yes');
  });

  const named: readonly (readonly [YesNoId, CoachEvent])[] = [
    ['saddle_recent', have('saddle_numbness')],
    ['saddle', have('numbness')],
    ['saddle_recent', haveUnknown('groin')],
    ['red_now_today', have('chest_pain')],
    ['trauma_hard', haveUnknown('hip')],
  ];

  it.each(named)('is none at %s where %j names it: that ends the session', (id, event) => {
    const turn = hear(
      at(id, { ...SADDLE, red_now: 'yes', recent_trauma: 'yes', trauma_examined: 'no' }),
      event,
    );
    expect([namesOf(turn), turn.conversation.closed]).toEqual([['emergency'], 'blocked']);
  });

  it('is none by a launch in a voice that Alexa missed: nobody has said "ask again"', () => {
    const missed = { ...around({ recordStatus: 'none', voice: 'missed' }), audio: 'still' } as const;
    const launched = answerMissedVoice(open(offered), { type: 'launched' }, missed);
    expect([namesOf(launched), launched.conversation.closed]).toEqual([['emergency'], 'blocked']);
  });

  const others: readonly CoachEvent[] = [
    ...[YES, NO, have('fever'), haveUnknown()],
    ...(
      ['not_sure', 'unclear', 'ready', 'help', 'why', 'stop', 'pause', 'resume', 'previous', 'next'] as const
    ).map((type) => ({ type })),
    { type: 'cleared', allowed: true },
    { type: 'my_data' },
  ];

  it.each(others)('%j takes nothing back, and ends the session', (event) => {
    const turn = hear(open(offered), event);
    expect([turn.said.map(({ act }) => act), turn.conversation.closed]).toEqual([['emergency'], 'blocked']);
  });

  it('silence ends the session too', () => {
    expect(hear(open(offered), { type: 'ended', how: 'left' }).conversation.closed).not.toBeNull();
  });
});

describe('"ask again"', () => {
  it('puts the same question once more', () => {
    expect(namesOf(askedAgain)).toEqual(['ask saddle_recent']);
  });

  it('may be "ask me again", and in a voice that Alexa missed', () => {
    const missed = { ...around({ recordStatus: 'none', voice: 'missed' }), audio: 'still' } as const;
    const turn = answerMissedVoice(open(offered), { type: 'keep_going', on: false }, missed);
    expect(namesOf(turn)).toEqual(['ask saddle_recent']);
  });

  it('goes on after a plain no, which then counts', () => {
    const turn = hear(open(askedAgain), NO);
    expect([namesOf(turn), open(turn).checks.answers.saddle_recent]).toEqual([['ask saddle_examined'], 'no']);
  });

  const others: readonly CoachEvent[] = [
    ...[YES, REPEAT, have('saddle_numbness')],
    ...(['believed', 'slight'] as const).map((how) => ({ type: 'no' as const, how })),
    ...(['not_sure', 'unclear', 'help', 'stop'] as const).map((type) => ({ type })),
    { type: 'deny', finding: 'saddle_numbness' },
    { type: 'deny', finding: null },
  ];

  it.each(others)('ends the session by anything else: %j', (event) => {
    const turn = hear(open(askedAgain), event);
    expect([namesOf(turn), turn.conversation.closed]).toEqual([['emergency'], 'blocked']);
  });

  it('is offered once: the next bare yes ends the session', () => {
    const corrected = open(hear(open(askedAgain), NO));
    const again = { ...corrected, asked: asking('red_now_today') };
    const turn = hear(again, YES);
    expect([namesOf(turn), turn.conversation.closed]).toEqual([['emergency'], 'blocked']);
  });
});
