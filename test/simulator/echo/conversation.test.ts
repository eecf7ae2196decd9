import { describe, expect, it } from 'vitest';
import { converse } from '../../../simulator/echo/conversation.ts';
import { Echo } from '../../../simulator/echo/echo.ts';
import type { Household } from '../../../simulator/echo/envelope.ts';
import { parseEvent } from '../../../simulator/echo/script.ts';
import type { Outcome, Turn } from '../../../simulator/echo/turn.ts';
import { makeUnderstanding } from '../../../simulator/nlu/understand.ts';
import { closes, MODEL } from '../fixture.ts';
import { handler, recorded } from '../skill.ts';

const AT = '2026-03-01T10:00:00.000Z';
const HOUSEHOLD: Household = {
  applicationId: 'amzn1.ask.skill.test',
  user: 'test',
  person: null,
  locale: 'en-US',
  device: 'dot',
  seed: AT,
};
const understood = makeUnderstanding(MODEL);

async function outcomes(utterances: readonly string[], skill = handler): Promise<Outcome[]> {
  const told: Outcome[] = [];
  const scene = {
    echo: new Echo(skill, understood, HOUSEHOLD),
    events: utterances.map(parseEvent),
    atMs: Date.parse(AT),
    opening: 'open foam roll coach',
    skillEvents: () => Promise.resolve(null),
  };
  await converse(scene, (outcome) => told.push(outcome));
  return told;
}

async function turns(...utterances: string[]): Promise<Turn[]> {
  return (await outcomes(utterances)).map(({ turn }) => turn);
}

/** Summarises each turn as `said request +seconds` since the beginning, and the moment of its interruption. */
async function story(...utterances: string[]): Promise<string[]> {
  return (await turns(...utterances)).map(({ said, at, request, intent, interruptedAtMs }) => {
    const since = (Date.parse(at) - Date.parse(AT)) / 1000;
    const cut = interruptedAtMs === null ? '' : `, cut at ${interruptedAtMs / 1000}`;
    return `${said}: ${intent ?? request?.request.type ?? 'nothing'} +${since}${cut}`;
  });
}

describe('a scripted conversation', () => {
  it('begins with a launch, and the person speaks for a second after each answer', async () => {
    expect(await story('six')).toEqual(['open foam roll coach: LaunchRequest +0', 'six: NumberIntent +2.6']);
  });

  it.each([
    ['open foam roll coach', ['open foam roll coach: LaunchRequest +0']],
    ['ask foam roll coach to roll my hips', ['ask foam roll coach to roll my hips: StartRoutineIntent +0']],
    ['open the window', ['open the window: nothing +0']],
  ])('begins without a launch if the first words are "%s"', async (said, expected) => {
    expect(await story(said)).toEqual(expected);
  });

  it('interrupts an answer at the moment in the script', async () => {
    expect(await story('ask foam roll coach to roll my hips', '@7 pause', '@0.5 stop')).toEqual([
      'ask foam roll coach to roll my hips: StartRoutineIntent +0, cut at 7',
      'pause: AMAZON.PauseIntent +8, cut at 0.5',
      'stop: AMAZON.StopIntent +9.5',
    ]);
  });

  it.each([
    ['the open microphone', '@20 six', ['StartRoutineIntent +0', 'six: NumberIntent +21']],
    ['the reprompt', '@28 six', ['StartRoutineIntent +0, cut at 28', 'six: NumberIntent +29']],
    ['the microphone after it', '@35 six', ['StartRoutineIntent +0', 'six: NumberIntent +36']],
    [
      'nobody: the session is over',
      '@39 six',
      ['StartRoutineIntent +0', '(silence): SessionEndedRequest +39', 'six: nothing +40'],
    ],
  ])('with a moment after the audio reaches %s', async (_, said, expected) => {
    const told = await story('ask foam roll coach to roll my hips', said);
    expect(told.map((line) => line.replace('ask foam roll coach to roll my hips: ', ''))).toEqual(expected);
  });

  it('lets time pass after the session has timed out', async () => {
    expect(await story('open foam roll coach', '(wait 2d)', 'six', 'open foam roll coach')).toEqual([
      'open foam roll coach: LaunchRequest +0',
      '(wait 2d): SessionEndedRequest +18.8',
      'six: nothing +172819.8',
      'open foam roll coach: LaunchRequest +172820.8',
    ]);
  });
});

describe('a session', () => {
  it('ends in silence after its reprompt has been heard', async () => {
    const [, ended] = await turns('ask foam roll coach to roll my hips', '(silence)');
    expect(ended).toMatchObject({
      said: '(silence)',
      heard: 'Roll off. Otherwise say ready.',
      audioMs: 5_000,
      phase: 'rolling',
      level: 'full',
      microphone: 'closed',
      request: { request: { type: 'SessionEndedRequest', reason: 'EXCEEDED_MAX_REPROMPTS' } },
    });
  });

  it('ends without an answer on "exit"', async () => {
    const [, ended, after] = await turns('open foam roll coach', 'exit', 'yes');
    expect(ended).toMatchObject({
      heard: '',
      request: { request: { type: 'SessionEndedRequest', reason: 'USER_INITIATED' } },
    });
    expect(after).toMatchObject({
      said: 'yes',
      intent: null,
      match: 'none',
      heard: '',
      request: null,
      response: null,
    });
  });

  it('is closed after a goodbye, so that later words reach nobody', async () => {
    const [, goodbye, after] = await turns('open foam roll coach', 'stop', 'six');
    expect(goodbye).toMatchObject({ heard: 'Goodbye.', phase: 'goodbye', microphone: 'closed' });
    expect(after).toMatchObject({ intent: null, match: 'none', request: null });
  });

  it('returns the session attributes to the skill until a new session begins', async () => {
    const { skill, envelopes } = recorded();
    await outcomes(['open foam roll coach', 'six', 'seven', 'open foam roll coach'], skill);
    expect(envelopes).toMatchObject([
      { session: { new: true, attributes: {} } },
      { session: { new: false, attributes: { answers: 1 } } },
      { session: { new: false, attributes: { answers: 2 } } },
      { session: { new: true, attributes: {} } },
    ]);
  });

  it('stays open without a microphone if the answer does not decide, and ends after a while', async () => {
    const skill = (): Promise<unknown> => Promise.resolve({ version: '1.0', response: {} });
    const told = await outcomes(['open foam roll coach', 'six', '(silence)'], skill);
    expect(told.map(({ turn }) => [turn.microphone, turn.request?.request.type])).toEqual([
      ['closed', 'LaunchRequest'],
      ['closed', 'IntentRequest'],
      ['closed', 'SessionEndedRequest'],
    ]);
    expect(told[2]?.turn.at).toBe('2026-03-01T10:00:31.000Z');
  });

  it('ends when the skill is disabled', async () => {
    expect(await story('open foam roll coach', '(disable)', 'six')).toEqual([
      'open foam roll coach: LaunchRequest +0',
      '(disable): AlexaSkillEvent.SkillDisabled +1.6',
      'six: nothing +2.6',
    ]);
  });
});

describe('a turn', () => {
  it('contains what was said, understood and heard', async () => {
    const [, turn] = await turns('open foam roll coach', 'my right backside');
    const { request, response, ...told } = turn ?? {};
    expect(told).toEqual({
      n: 2,
      at: '2026-03-01T10:00:02.600Z',
      said: 'my right backside',
      interruptedAtMs: null,
      intent: 'StartRoutineIntent',
      slots: { side: 'right', region: 'glute' },
      match: 'exact',
      heard: 'Right glute. Lean in. In and out. Three, two, one. How was that?',
      audioMs: 18_000,
      captions: [
        { atMs: 0, text: 'Right glute.' },
        { atMs: 800, text: 'Lean in.' },
        { atMs: 7_000, text: 'In and out.' },
        { atMs: 12_000, text: 'Three, two, one.' },
        { atMs: 16_000, text: 'How was that?' },
      ],
      phase: 'rolling',
      level: 'full',
      steps: [{ region: 'glute', side: 'right', startMs: 0, holdStartMs: 5_000, endMs: 15_000 }],
      closeMs: 0,
      microphone: 'open',
    });
    expect(request).toMatchObject({ request: { type: 'IntentRequest' } });
    expect(response).toMatchObject({ version: '1.0' });
  });

  it('is identical in two runs', async () => {
    const said = ['open foam roll coach', '@0.3 start my routine', '@7 it is six', '(silence)'];
    expect(await turns(...said)).toEqual(await turns(...said));
  });

  it('leaves notes empty that the skill reports in an unknown form', async () => {
    const odd = closes('Bye.', { phase: 7, level: [], steps: 'none', closeMs: null });
    const [{ turn } = { turn: null }] = await outcomes(['open foam roll coach'], () => Promise.resolve(odd));
    expect(turn).toMatchObject({ phase: null, level: null, steps: [], closeMs: 0 });
  });
});

describe('a problem', () => {
  it('with a limit is reported, and the conversation goes on', async () => {
    const told = await outcomes(['open foam roll coach', 'how long left', 'six']);
    expect(told.map(({ problems }) => problems.length)).toEqual([0, 2, 0]);
    expect(told[1]?.problems[0]).toContain('reprompt: there is none');
  });

  it('is reported if the skill speaks after the end of the session', async () => {
    const told = await outcomes(['open foam roll coach', 'exit'], (envelope) =>
      JSON.stringify(envelope).includes('USER_INITIATED')
        ? Promise.resolve(closes('Bye.'))
        : handler(envelope),
    );
    expect(told[1]?.problems).toEqual([expect.stringContaining('must not answer it')]);
  });

  it.each([
    [
      'throws an error',
      () => Promise.reject(new TypeError('out of order')),
      /LaunchRequest: TypeError: out of order/,
    ],
    [
      'answers with an error',
      () => Promise.resolve({ errorMessage: 'x' }),
      /not a response: {"errorMessage":"x"}/,
    ],
    ['answers with nothing', () => Promise.resolve(undefined), /not a response: null/],
  ])('is reported if a skill %s', async (_, skill, message) => {
    await expect(outcomes(['open foam roll coach'], skill)).rejects.toThrow(message);
  });

  it('that ends the conversation does not lose the turns before it', async () => {
    const told: string[] = [];
    const scene = {
      echo: new Echo(handler, understood, HOUSEHOLD),
      events: ['open foam roll coach', 'it hurts', 'six'].map(parseEvent),
      atMs: 0,
      opening: '',
      skillEvents: handler,
    };
    const talk = converse(scene, ({ turn }) => told.push(turn.said));
    await expect(talk).rejects.toThrow(
      'the skill failed at IntentRequest (HurtsIntent): TypeError: out of order',
    );
    expect(told).toEqual(['open foam roll coach']);
  });
});

describe('an utterance', () => {
  it.each([
    ['@20 pause', { kind: 'words', said: 'pause', atMs: 20_000 }],
    ['@0.5 stop now', { kind: 'words', said: 'stop now', atMs: 500 }],
    ['(wait 90s)', { kind: 'wait', said: '(wait 90s)', ms: 90_000 }],
    ['(voice ben)', { kind: 'voice', said: '(voice ben)', person: 'ben' }],
    ['(voice none)', { kind: 'voice', said: '(voice none)', person: null }],
    ['(wait 1.5h)', { kind: 'wait', said: '(wait 1.5h)', ms: 5_400_000 }],
  ])('is parsed: %s', (text, event) => {
    expect(parseEvent(text)).toEqual(event);
  });

  it.each([
    '',
    '@pause',
    '@20',
    '@20 (silence)',
    '@-1 x',
    '(wait)',
    '(voice)',
    '(wait 2y)',
    '(wait 2 d)',
    '(touch)',
    '@20 (touch)',
    '(sing)',
  ])('is rejected: "%s"', (text) => {
    expect(() => parseEvent(text)).toThrow(/expected|empty/);
  });
});
