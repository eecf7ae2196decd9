/** What sounds like a no, or like a clinician's okay, and is neither. */
import { describe, expect, it } from 'vitest';
import type { AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { answerUntil, lead, type Replies } from './answering.ts';
import { memoryStore, type MemoryStore } from './memory.ts';
import { answerAt, type MomentName } from './phases.ts';
import { SCREENED } from './scripts.ts';
import { after, askedIn, line, talk } from './talk.ts';
import type { Turn } from '../../simulator/echo/turn.ts';

/** What leads to questions that a healthy person isn't asked. */
const LEADS_TO: Readonly<Partial<Record<AskedId, Replies>>> = {
  saddle_recent: { saddle: 'yes' },
  leg_nerve: { leg: 'yes' },
  clot_past: { clot: 'i had a blood clot' },
  examined: { history: 'cancer' },
  allowed: { bones: 'brittle bones' },
  told_to_rest: { history: 'cancer' },
};

interface Reached {
  readonly turn: Turn;
  readonly store: MemoryStore;
}
const reached = new Map<AskedId, Promise<Reached>>();

async function reach(question: AskedId): Promise<Reached> {
  const store = memoryStore();
  const on = line({ store });
  const first = await on.say('open foam roll coach');
  const turns = await answerUntil(question, first, on, LEADS_TO[question]);
  return { turn: turns.at(-1) ?? first, store };
}

/** What is asked after something was said at a question; null if the session is over. */
async function askedAfter(question: AskedId, said: string): Promise<AskedId | null> {
  const reaching = reached.get(question) ?? reach(question);
  reached.set(question, reaching);
  const { turn, store } = await reaching;
  const on = line(after(turn, store));
  expect(askedIn(await on.say('open foam roll coach'))).toBe(question);
  return askedIn(await on.say(said));
}

describe('a denial with something behind it', () => {
  it.each<[AskedId, string]>([
    // It was so before, or is so at other times.
    ['saddle', 'not since last week'],
    ['saddle', 'not right now'],
    ['saddle', 'no last week'],
    ['saddle', 'no yesterday'],
    ['saddle', 'no new problems'],
    ['saddle', 'not currently'],
    ['red_now', "no i'm fine now"],
    ['red_now', "i'm okay now"],
    ['history', "not any more i'm clear"],
    ['skin_joints', 'no new ones'],
    // Since when: that is what is asked.
    ['saddle_recent', 'no just since sunday'],
    ['saddle_recent', 'no about a week'],
    // For how long they were told to.
    ['told_to_rest', 'no well only for a week'],
    // More than one leg.
    ['both_legs', 'not just one'],
    ['both_legs', 'not only one'],
    // No more is denied than what is named there.
    ['saddle', 'no numbness or tingling in my feet'],
    ['other', "i don't think i'm pregnant"],
  ])('is no "no" at %s: "%s"', async (question, said) => {
    expect(await askedAfter(question, said)).toBe(question);
  });

  it.each<[AskedId, string, AskedId | null]>([
    ['both_legs', 'no first the left now the right too', 'both_legs_recent'],
    ['both_legs', 'no not only my left leg', 'both_legs_recent'],
    ['both_legs', 'just my left leg and my right foot', 'both_legs_recent'],
    ['bladder_bowel', 'everything works except erections', null],
    ['saddle', "i'm fine except my bum's gone dead", null],
    ['saddle_recent', 'since last week', 'misheard_yes'],
    ['saddle_recent', 'for a few days', 'misheard_yes'],
    ['saddle_recent', 'years ago', 'saddle_examined'],
    ['clot_past', 'ten years ago', 'clot'],
  ])('counts as what it says at %s: "%s"', async (question, said, next) => {
    expect(await askedAfter(question, said)).toBe(next);
  });
});

describe('a denial of all that is asked', () => {
  it.each<[AskedId, string, AskedId]>([
    ['saddle', 'no numbness or tingling', 'bladder_bowel'],
    ['saddle', 'no tingling no numbness', 'bladder_bowel'],
    ['saddle', 'neither', 'bladder_bowel'],
    ['saddle', 'no neither of those', 'bladder_bowel'],
    ['bladder_bowel', 'everything works', 'both_legs'],
    ['both_legs', 'just the left the right is fine', 'red_now'],
  ])('is a no at %s: "%s"', async (question, said, next) => {
    expect(await askedAfter(question, said)).toBe(next);
  });
});

describe('words that name no finding', () => {
  it.each<[AskedId, string]>([
    ['saddle', 'beats me'],
    ['red_now', "i'm breathing fine"],
    ['allowed', "we didn't talk about it"],
    ['leg_nerve', 'no just the thigh'],
    ['leg_nerve', 'it stops above the knee'],
  ])('are asked about again at %s: "%s"', async (question, said) => {
    expect(await askedAfter(question, said)).toBe(question);
  });
});

describe('a clinician', () => {
  it.each([
    "my trainer said it's fine",
    "my massage therapist says it's okay",
    "my wife says it's fine",
    "youtube said it's fine",
    'my chiropractor did',
    'a friend had a look',
    'i examined it myself',
  ])('is nobody else: "%s" examines nothing', async (said) => {
    expect(await askedAfter('examined', said)).toBe('examined');
  });

  it.each(['the nurse had a look', 'my physio did', 'they did x-rays'])(
    'who has seen it has not allowed it yet: "%s"',
    async (said) => {
      expect(await askedAfter('examined', said)).toBe('told_to_rest');
    },
  );

  it('who said to rest has not allowed it', async () => {
    expect(await askedAfter('told_to_rest', 'they said rest')).toBe(null);
  });

  it.each<[MomentName, string]>([
    ['a red question', 'my doctor said to rest'],
    ['a follow-up', "i've been told to rest"],
    ['getting ready', 'my doctor told me not to exercise'],
  ])('who said to rest is remembered for it at %s: "%s"', async (moment, said) => {
    const turn = await answerAt(moment, said);
    expect(turn.heard).toMatch(/^Thank[^.]* telling me\./);
    expect(turn.steps).toEqual([]);
    expect(askedIn(turn)).not.toBe('ready');
  });
});

it('who told somebody to rest isn’t outweighed by an okay, said before or after', async () => {
  const rest = 'my doctor told me to rest';
  const okay = "my doctor said it's fine";
  for (const said of [
    [rest, okay],
    [okay, rest],
  ]) {
    const { outcome } = await lead({ history: 'cancer', clot: [...said, 'none'] });
    expect(outcome).toBe('does not roll yet');
  }
});

it('a screening that goes on hears what is numb down there', async () => {
  const store = memoryStore();
  const scene = { store, person: 'ada' };
  const turns = await talk(
    [...SCREENED.slice(0, 6), '(wait 5m)', 'open foam roll coach', 'no just a bit numb down there'],
    scene,
  );
  expect(turns.at(-1)).toMatchObject({ level: 'emergency', microphone: 'closed' });
});

describe('a hold', () => {
  it.each<[string, string | null]>([
    ["harder even though it's shooting", null],
    ['my calf is cramping and swollen', null],
    ['i had two glasses of wine', null],
  ])('ends for what a command or a cramp comes with: "%s"', async (said, level) => {
    const turn = await answerAt('a hold', said);
    expect(turn.steps).toEqual([]);
    expect(askedIn(turn)).toBe(level);
  });
});
