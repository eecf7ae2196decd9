import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Skill } from '../../simulator/cloud/skill.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, IN_POSITION, ROLLING, times } from './scripts.ts';
import { askedIn, holdsIn, MONDAY, talk } from './talk.ts';

const SHOW = { device: 'show' } as const;
/** A screen has no number for an age: somebody who touches "not sure" is asked by range. */
const TOUCHED_SCREENING = [
  'open foam roll coach',
  ...['(touch not_sure)', '(touch yes)', '(touch no)'],
  ...times(4, '(touch no)'),
  ...times(2, '(touch none)'),
  '(touch no)',
  ...times(6, '(touch none)'),
];
const TOUCHED_SET_UP = [...TOUCHED_SCREENING, '(touch yes)', '(touch no)', '(touch two)'];

const responseSchema = z.looseObject({
  response: z.looseObject({
    directives: z.array(z.looseObject({ type: z.string(), token: z.string().optional() })).optional(),
    shouldEndSession: z.boolean().optional(),
  }),
});
const directivesIn = ({ response }: Turn): string[] =>
  response === null ? [] : (responseSchema.parse(response).response.directives ?? []).map(({ type }) => type);
const isVisual = (type: string): boolean => type.startsWith('Alexa.Presentation.APL.');

describe('the coach, with someone who only touches the screen,', () => {
  it('leads through a first screening to the first hold', async () => {
    const turns = await talk([...TOUCHED_SET_UP, '@5 (touch ready)'], SHOW);
    expect(turns.filter(({ intent }) => intent !== null)).toEqual([]);
    const last = turns.at(-1);
    expect(last === undefined ? [] : holdsIn(last)).toEqual([30, 30]);
    expect(last).toMatchObject({ said: '(touch ready)', level: 'ok', microphone: 'closed' });
  });

  it('says the same as to someone who speaks', async () => {
    const bySaying = await talk(
      [IN_POSITION[0] ?? '', 'not sure', 'yes', 'no', ...IN_POSITION.slice(2)],
      SHOW,
    );
    const byTouch = await talk(TOUCHED_SET_UP, SHOW);
    expect(byTouch.map(({ heard }) => heard)).toEqual(bySaying.map(({ heard }) => heard));
  });

  it('takes two touched yeses at a red question as an emergency, and offers to ask again', async () => {
    const store = memoryStore();
    const red = [...ROLLING.slice(0, 2), '(touch yes)', '(touch yes)'];
    const turns = await talk([...red, '(silence)'], { ...SHOW, store });
    expect(turns.at(-2)?.heard).toMatch(/call 911 now/);
    expect(JSON.stringify(turns.at(-2)?.response)).toMatch(/"911"/);
    expect(turns.map(askedIn).at(-2)).toBe('misheard_yes');
    expect(store.kept('ada').progress.withdrawnAt).not.toBeNull();
    const again = await talk([...red, 'say that again', '(touch no)'], SHOW);
    expect(again.map(askedIn).slice(-2)).toEqual(['saddle_recent', 'saddle_examined']);
  });

  it('pauses a hold, and plays the rest of it', async () => {
    const turns = await talk([...ROLLING, '@30 (touch pause)', '@5 (touch resume)'], SHOW);
    const [resumed] = turns.at(-1)?.steps ?? [];
    // The hold begins at 30 s; one second of what has played isn't credited.
    expect((resumed?.endMs ?? 0) - (resumed?.holdStartMs ?? 0)).toBe(30_000 - (45_000 - 30_000 - 1_000));
  });
});

describe('in the rest after the last hold, a touch', () => {
  const RESTING = [...ROLLING, 'three', 'four'];

  it('of "go on" leads to the question after it at once, and all holds count', async () => {
    const turns = await talk([...RESTING, '@75 (touch go_on)', 'two'], SHOW);
    const [asked, over] = turns.slice(-2);
    expect(asked === undefined ? null : askedIn(asked)).toBe('back_now');
    expect(asked?.audioMs).toBeLessThan(10_000);
    expect(over?.heard).toMatch(/All five holds done/);
  });

  it('of "stop" ends the visit, and all holds count', async () => {
    const turns = await talk([...RESTING, '@75 (touch stop)'], SHOW);
    expect(turns.at(-1)?.heard).toMatch(/five of five/i);
  });
});

describe('the coach, playing a segment on a screen,', () => {
  it('goes on to the check-in without a word or a touch, and no further', async () => {
    const turns = await talk([...ROLLING, '(silence)'], SHOW);
    const [rolling, checkIn, over] = turns.slice(-3);
    expect(rolling).toMatchObject({ said: 'ready', microphone: 'closed' });
    expect(checkIn).toMatchObject({ said: '(played)', heard: 'How sore was that, zero to ten?', steps: [] });
    expect(checkIn === undefined ? null : askedIn(checkIn)).toBe('hardest');
    expect(Date.parse(checkIn?.at ?? '') - Date.parse(rolling?.at ?? '')).toBe(rolling?.audioMs);
    expect(over?.request?.request.type).toBe('SessionEndedRequest');
  });

  it('credits all holds of a segment that played to its end', async () => {
    const store = memoryStore();
    await talk([...ROLLING, '(silence)'], { ...SHOW, store });
    expect(store.kept('ada').progress.open?.heldMs.slice(0, 3)).toEqual([30_000, 30_000, 0]);
  });

  it('plays the same holds and says the same goodbye as without a screen', async () => {
    const show = await talk(FIRST_VISIT, SHOW);
    const dot = await talk(FIRST_VISIT);
    const answers = (turns: readonly Turn[]): string[] => turns.map(({ heard }) => heard);
    expect(answers(show).at(-1)).toBe(answers(dot).at(-1));
    expect(show.flatMap(holdsIn)).toEqual(dot.flatMap(holdsIn));
  });
});

describe('the coach, given an event of a screen that is out of date,', () => {
  const sendTouchesTwice =
    (answers: unknown[]) =>
    (skill: Skill): Skill =>
    async (envelope) => {
      const answer = await skill(envelope);
      const isTouch = JSON.stringify(envelope).includes('"touched"');
      if (!isTouch) return answer;
      // The same touch once more, sent before the device had the answer's document, with the session as it is.
      const { sessionAttributes } = z.looseObject({ sessionAttributes: z.unknown() }).parse(answer);
      const sent = z.looseObject({ session: z.looseObject({}) }).parse(envelope);
      answers.push(await skill({ ...sent, session: { ...sent.session, attributes: sessionAttributes } }));
      return answer;
    };

  it('does nothing at a touch that it has handled before', async () => {
    const answers: unknown[] = [];
    await talk(['open foam roll coach', '(touch not_sure)', '(touch yes)'], {
      ...SHOW,
      between: sendTouchesTwice(answers),
    });
    expect(answers).toHaveLength(2);
    for (const answer of answers) expect(answer).toMatchObject({ response: {} });
    expect(answers.map((answer) => Object.keys(responseSchema.parse(answer).response))).toEqual([[], []]);
  });

  it('sends no more documents after one failed, and goes on by voice', async () => {
    let failed = false;
    const between =
      (skill: Skill): Skill =>
      async (envelope) => {
        const sent = JSON.stringify(envelope);
        if (failed || !sent.includes('"played"')) return skill(envelope);
        failed = true;
        return skill(JSON.parse(sent.replace('APL.UserEvent', 'APL.RuntimeError')));
      };
    const turns = await talk([...IN_POSITION, '(silence)'], { ...SHOW, between });
    const again = turns.find(({ said }) => said === '(played)');
    expect(again?.heard).toMatch(/^Get your phone.*Five minutes.*Sit on the roller/);
    expect(again === undefined ? [] : directivesIn(again).filter(isVisual)).toEqual([]);
  });
});

describe('the coach, without a screen,', () => {
  it.each([
    ['a first visit', FIRST_VISIT],
    ['an emergency', [...ROLLING.slice(0, 2), 'yes', 'yes', 'stop']],
    [
      'a pause, help, and progress',
      [...ROLLING, '@25 pause', 'help', 'how am i doing', 'carry on', '@40 stop'],
    ],
  ])('sends no document during %s', async (_, said) => {
    const turns = await talk(said);
    expect(turns.flatMap(directivesIn).filter(isVisual)).toEqual([]);
  });

  it('writes on a card what was held, and nothing about pain', async () => {
    const turns = await talk(FIRST_VISIT, { at: MONDAY });
    const cards = turns
      .map(({ response }) => JSON.stringify(response))
      .filter((one) => one.includes('"card"'));
    expect(cards.at(-1)).toMatch(/"content":"5 of 5 holds\. [^"]*held\."/);
    expect(cards.map((card) => /"card":\{[^}]*\}/.exec(card)?.[0] ?? '').join()).not.toMatch(
      /pain|zero|ada/i,
    );
  });
});
