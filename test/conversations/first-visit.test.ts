import { expect, it } from 'vitest';
import { SCREENING_IDS, SCREENING_VERSION } from '../../lambdas/coach/screening/questionnaire.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, IN_POSITION, SCREENED } from './scripts.ts';
import { askedIn, holdsIn, MONDAY, talk, transcript, USER } from './talk.ts';

const FIRST_BELL_WITHIN_MS = 4.5 * 60_000;
const ANSWERS_AT_MOST = 18;
const WAITING_BED_MS = 120_000;

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const stepsIn = (turns: readonly Turn[]): Turn['steps'] => turns.flatMap(({ steps }) => steps);

it('leads a first visit from the welcome to the goodbye', async () => {
  await transcript([
    ['open foam roll coach', /not medical advice.*911.*finish each list.*your own body: how old are you\?$/],
    ['forty', /^Any numbness or tingling around your genitals, your bottom, or your inner thighs\?$/],
    ['no', /passing or holding pee or poop, or a change in sexual feeling\?$/],
    ['no', /weakness in both legs, or pain below the knee in both\?$/],
    ['no', /chest pain, trouble breathing, fainting.*chest pain on effort\?$/],
    ['no', /fever.*night sweats.*losing weight.*: any, or none\?$/],
    ['none', /no position eases.*lump.*: any, or none\?$/],
    ['none', /below the buttock, down a leg\?$/],
    ['no', /crash.*suddenly.*: any, or none\?$/],
    ['none', /Five more.*broken bone or surgery.*brittle bones.*: any, or none\?$/],
    ['none', /cancer.*steroid.*: any, or none\?$/],
    ['none', /blood thinners.*heart.*nerve damage: any, or none\?$/i],
    ['none', /swollen.*blood clot: any, or none\?$/],
    ['none', /Last one.*pregnant.*anything else: any, or none\?$/],
    ['none', /down to the floor/, { phase: 'set_up', level: 'ok' }],
    ['yes', /Anything sore on your hips or legs: skin, a vein, a swelling, a joint\?$/],
    ['no', /ack pain now, zero to ten/],
    [
      'two',
      /Two\. Good: nothing you've mentioned stops us today.*isn't a medical check.*Five minutes.*left .*buttock.*roll off first, then say my name, and: it hurts.*ready/,
      { phase: 'getting_ready' },
    ],
    ['ready', /Roll slowly.*Three, two, one.*right.*zero to ten\?/, { phase: 'check_in' }],
    ['three', /Three.*front pocket.*zero to ten\?/, { phase: 'check_in' }],
    ['four', /Four.*both thighs.*get up.*back pain now/, { phase: 'after', closeMs: 30_000 }],
    ['two', /All five holds done.*Goodbye/, { phase: 'goodbye', level: 'ok', microphone: 'closed' }],
  ]);
});

it('asks the fourteen screening questions in their order, one in each turn', async () => {
  const turns = await talk(SCREENED);
  expect(turns.map(askedIn)).toEqual([...SCREENING_IDS, 'floor']);
  expect(SCREENING_IDS).toEqual([
    ...(['age', 'saddle', 'bladder_bowel', 'both_legs', 'red_now', 'unwell', 'constant'] as const),
    ...(['leg', 'trauma', 'bones', 'history', 'blood_heart', 'clot', 'other'] as const),
  ]);
});

it('plays a first routine of 300 s: five holds of 30 s, with two check-ins', async () => {
  const turns = await talk(FIRST_VISIT);
  expect(turns.map(holdsIn).filter((holds) => holds.length > 0)).toEqual([[30, 30], [30, 30], [30]]);
  expect(stepsIn(turns).map(({ region, side }) => `${side ?? ''} ${region ?? ''}`)).toEqual([
    'left glutes',
    'right glutes',
    'left hip_tfl',
    'right hip_tfl',
    'both quads',
  ]);
  const stepsMs = sum(stepsIn(turns).map(({ startMs, endMs }) => endMs - startMs));
  expect(stepsMs + sum(turns.map(({ closeMs }) => closeMs))).toBe(300_000);
  expect(turns.filter(({ phase }) => phase === 'check_in')).toHaveLength(2);
  expect(turns.at(-1)).toMatchObject({ microphone: 'closed', level: 'ok', phase: 'goodbye' });
});

it('needs at most 18 answers and 4.5 minutes of its own speech before the first bell', async () => {
  const turns = await talk(FIRST_VISIT);
  const rolling = turns.findIndex(({ steps }) => steps.length > 0);
  expect(rolling).toBeLessThanOrEqual(ANSWERS_AT_MOST);
  const before = sum(turns.slice(0, rolling).map(({ audioMs }) => audioMs)) - WAITING_BED_MS;
  const bellMs = turns[rolling]?.steps[0]?.holdStartMs ?? NaN;
  expect(before + bellMs).toBeLessThan(FIRST_BELL_WITHIN_MS);
});

it('tells the length of a first routine rather than asking for it, and plans another that is asked for', async () => {
  const turns = await talk([...IN_POSITION, 'eight minutes', 'ready']);
  expect(turns.at(-3)?.heard).toMatch(/Five minutes, unless you say otherwise/);
  expect(turns.map(askedIn).slice(-3)).toEqual(['ready', 'ready', 'hardest']);
  expect(turns.at(-2)?.heard).toMatch(/left .*buttock/i);
});

it('says the same to the letter when a first visit is repeated at the same time', async () => {
  const once = JSON.stringify(await talk(FIRST_VISIT, { at: MONDAY }));
  expect(JSON.stringify(await talk(FIRST_VISIT, { at: MONDAY }))).toBe(once);
});

it('keeps holds, outcome and preferences of a first visit, but no answer, no age and no pain', async () => {
  const store = memoryStore();
  await talk(FIRST_VISIT, { store });
  const { progress } = store.kept(USER);
  expect(progress).toMatchObject({
    screened: { outcome: 'ok', version: SCREENING_VERSION, leftOut: [] },
    open: null,
    routines: [{ done: 5, planned: 5, heldMs: 150_000, lengthMs: 300_000, ended: 'finished' }],
    ever: { routines: 1, heldMs: 150_000 },
    preferences: { floor: true, disclaimerHeard: true },
    practice: { finished: 1, flares: 0 },
    pain: [],
  });
  const { pain: _none, recent: _unrated, history: _filed, ...rest } = progress;
  expect(JSON.stringify(rest)).not.toMatch(/pain|answer|saddle|numb|adult|seventy|"40"|:40\b/i);
});

it('reads the record once a session, and writes it at most once a turn', async () => {
  const store = memoryStore();
  const turns = await talk(FIRST_VISIT, { store });
  expect(store.calls.filter((call) => call === 'get')).toHaveLength(1);
  expect(store.calls.filter((call) => call === 'put').length).toBeLessThanOrEqual(turns.length);
});

it.each([
  ['two', 'ok'],
  ['no pain', 'ok'],
  ['about a five out of ten', 'ok'],
])('goes on after "%s" at the question for back pain', async (pain, level) => {
  const turns = await talk([...IN_POSITION.slice(0, -1), pain]);
  expect(turns.at(-1)).toMatchObject({ level, microphone: 'open' });
});
