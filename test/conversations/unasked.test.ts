import { describe, expect, it } from 'vitest';
import { itemOf } from '../../lambdas/store/item.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { keyOf, memoryStore, type MemoryStore } from './memory.ts';
import { FIRST_VISIT } from './scripts.ts';
import { holdsIn, talk, transcript, type Scene } from './talk.ts';

const LATER = '2026-11-18T09:00:00.000Z';
const ADA = { person: 'ada', at: LATER } as const;
const TO_ROLLING = ['open foam roll coach', 'no', 'no', 'two', 'ready'];
const WISH = 'keep going without asking';

/** The table of somebody with five calm routines behind them. */
async function calmStore(calm = 5): Promise<MemoryStore> {
  const store = memoryStore();
  await talk(FIRST_VISIT, { store, person: 'ada' });
  const { progress, ...stored } = store.kept('ada', 'ada');
  const practice = { ...progress.practice, finished: 6, calm };
  store.put('ada', itemOf(keyOf('ada', 'ada'), { ...stored, progress: { ...progress, practice } }), 'ada');
  return store;
}

async function visit(
  said: readonly string[],
  scene: Scene = {},
): Promise<{ turns: Turn[]; store: MemoryStore }> {
  const store = await calmStore();
  return { turns: await talk(said, { ...ADA, store, ...scene }), store };
}

const heldMs = (store: MemoryStore): number[] => [...(store.kept('ada', 'ada').progress.open?.heldMs ?? [])];

describe('"keep going without asking"', () => {
  it('tells how far that goes, and how to end it; and is kept', async () => {
    const store = await calmStore();
    await transcript(
      [
        ['open foam roll coach', /New or worse/],
        [
          WISH,
          /one more short hold, lightly\. Then I stop, and keep your place\. To end that, say: ask me again\./,
        ],
        ['no', /Anything else new/],
      ],
      { ...ADA, store },
    );
    expect(store.kept('ada', 'ada').progress.preferences.keepsGoing).toBe(true);
    await transcript(
      [
        ['open foam roll coach', ''],
        ['ask me again', /I'll ask, and wait/],
      ],
      { ...ADA, store },
    );
    expect(store.kept('ada', 'ada').progress.preferences.keepsGoing).toBe(false);
  });

  it('says to somebody newer that it begins after five routines', async () => {
    const store = await calmStore(4);
    await transcript(
      [
        ['open foam roll coach', ''],
        [WISH, /^Once five routines in a row have gone well: if I hear no number/],
      ],
      { ...ADA, store },
    );
  });

  it('takes back what it told, once the device turns out to be unable to, and keeps it for others', async () => {
    const said = ['open foam roll coach', WISH, ...TO_ROLLING.slice(1, 4), WISH, 'ready', '(silence)'];
    const { turns, store } = await visit(said, { withoutTimedAudio: true });
    const failed = turns.findIndex(({ said: words }) => words === '(no timed audio)');
    const [told, taken, again, ...more] = [turns[1], ...turns.slice(failed)].map((turn) => turn?.heard);
    expect(told).toMatch(/one more short hold/);
    expect(taken).toMatch(/^This device can't go on by itself, so here I wait for your answer\. Sit/);
    expect(again).toMatch(/^This device can't go on by itself.* For others I'll remember it/);
    expect(more.join(' ')).not.toMatch(/on we go/i);
    expect(store.kept('ada', 'ada').progress.preferences.keepsGoing).toBe(true);
  });

  it('leaves "ask me again" a wish to hear the question again, where there is nothing to end', async () => {
    await transcript(
      [
        ['open foam roll coach', ''],
        ['ask me again', /^New or worse since last time/],
      ],
      {
        ...ADA,
        store: await calmStore(),
      },
    );
  });

  it('is not for a voice that was missed', async () => {
    const { turns, store } = await visit(['open foam roll coach', '(voice none)', WISH]);
    expect(turns.at(-1)?.heard).toMatch(/didn't recognise your voice/);
    expect(store.kept('ada', 'ada').progress.preferences.keepsGoing).toBe(false);
  });
});

describe('a check-in without a screen that nobody answers', () => {
  it('lets one more step play in the reprompt, counts it, and ends with the place kept', async () => {
    const { turns, store } = await visit([
      ...TO_ROLLING.slice(0, 1),
      WISH,
      ...TO_ROLLING.slice(1),
      '(silence)',
    ]);
    const silent = turns.at(-1);
    expect(silent?.heard).toMatch(
      /^On we go, lightly\. Say my name, then pause, or it hurts\..*Without an answer, I stop here\. [^.]*zero to ten/,
    );
    const asked = turns.at(-2);
    const before = asked === undefined ? 0 : holdsIn(asked).length;
    const held = heldMs(store).filter((ms) => ms > 0);
    expect(held).toHaveLength(before + 1);
    expect(store.kept('ada', 'ada').progress.open?.next).toBe(before + 1);
  });

  it('counts nothing of the step if the session ends before it', async () => {
    const { turns, store } = await visit([...TO_ROLLING.slice(0, 1), WISH, ...TO_ROLLING.slice(1), 'exit']);
    expect(heldMs(store).filter((ms) => ms > 0)).toHaveLength(holdsIn(turns.at(-2) ?? fail()).length);
  });

  it('is met with the usual words where something came up since', async () => {
    const { turns } = await visit([
      ...TO_ROLLING.slice(0, 1),
      WISH,
      ...TO_ROLLING.slice(1),
      'six',
      '(silence)',
    ]);
    expect(turns.at(-1)?.heard).not.toMatch(/lightly/i);
  });
});

describe('a check-in on a screen that nobody answers', () => {
  it('is put, and then the next segment follows, lightly', async () => {
    const { turns } = await visit([...TO_ROLLING.slice(0, 1), WISH, ...TO_ROLLING.slice(1), '(silence)'], {
      device: 'show',
    });
    const words = turns.map(({ heard }) => heard);
    expect(words[1]).toMatch(/^All right: if I hear no number, I go on, lightly\. To end that/);
    const put = words.findIndex((heard) => heard.includes('Rate that spot, zero to ten'));
    expect(put).toBeGreaterThan(0);
    expect(words[put + 1]).toMatch(/^On we go, lightly/);
    expect(holdsIn(turns[put + 1] ?? fail()).length).toBeGreaterThan(0);
  });

  it('takes a touched number for the rating', async () => {
    const said = [...TO_ROLLING.slice(0, 1), WISH, ...TO_ROLLING.slice(1), '(touch three)'];
    const { turns } = await visit(said, { device: 'show' });
    expect(turns.at(-2)?.heard).toContain('Rate that spot');
    expect(turns.at(-1)?.heard).toMatch(/^Three\./);
  });
});

function fail(): never {
  throw new Error('expected a turn');
}
