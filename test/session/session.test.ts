import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ask } from '../../lambdas/coach/transitions/ask.ts';
import { attributesOf, readSession, SESSION_VERSION } from '../../lambdas/session/session.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore } from '../conversations/memory.ts';
import { IN_POSITION, ROLLING, SCREENED } from '../conversations/scripts.ts';
import { line, talk } from '../conversations/talk.ts';

const responseSchema = z.looseObject({ sessionAttributes: z.record(z.string(), z.unknown()) });
const attributesIn = ({ response }: Turn): Record<string, unknown> =>
  responseSchema.parse(response).sessionAttributes;

const WORDS = [
  ...['yes', 'no', 'not sure', 'banana', 'none', 'skip', 'go back', 'why', 'help', 'repeat', 'ready'],
  ...[
    'two',
    'six',
    'seven',
    'nine',
    'five minutes',
    'an eight minute routine',
    'roll my right hip',
    'it hurts',
  ],
  ...['pause', 'carry on', 'next', 'start over', 'i have a tennis ball', 'leave out my hips', 'no numbness'],
  ...[
    "i'm pregnant",
    'my left calf',
    "my doctor said it's fine",
    "i can't get down on the floor",
    'just pressure',
  ],
  ...[
    'i have a bruise on my thigh',
    'it feels like jelly',
    'no chest pain',
    'my leg hurts',
    'i have a massage gun',
  ],
];

const conversations = fc.record({
  before: fc.constantFrom(['open foam roll coach'], SCREENED, IN_POSITION, ROLLING),
  said: fc.array(
    fc.record({ words: fc.constantFrom(...WORDS), atSeconds: fc.option(fc.integer({ min: 5, max: 60 })) }),
    { minLength: 1, maxLength: 12 },
  ),
});

it('what a turn sends back is what the next turn reads, whatever is said', async () => {
  const check = async (turn: Turn): Promise<void> => {
    const attributes = attributesIn(turn);
    const read = readSession({ new: false, attributes });
    expect(read.kind).toBe('known');
    if (read.kind === 'known') {
      const again: unknown = JSON.parse(
        JSON.stringify(attributesOf(read.session, ask(read.session.conversation))),
      );
      expect(again).toEqual({ ...attributes, steps: [], closeMs: 0 });
    }
    return Promise.resolve();
  };
  await fc.assert(
    fc.asyncProperty(conversations, async ({ before, said }) => {
      const on = line({ store: memoryStore() });
      for (const words of before) await on.say(words);
      for (const { words, atSeconds } of said) {
        const turn = await on.say(words, atSeconds ?? undefined);
        if (turn.microphone === 'closed') return;
        await check(turn);
      }
    }),
    { seed: 20261116, numRuns: 40 },
  );
}, 60_000);

it('a session that begins is new, whatever attributes come with it', () => {
  expect(readSession({ new: true, attributes: { v: SESSION_VERSION } })).toEqual({ kind: 'new' });
  expect(readSession(undefined)).toEqual({ kind: 'new' });
});

it.each([
  ['nothing', undefined],
  ['no version', {}],
  ['an older version', { v: SESSION_VERSION - 2 }],
  ['the version before, with no session', { v: SESSION_VERSION - 1 }],
  ['a newer version', { v: SESSION_VERSION + 1 }],
  ['a version alone', { v: SESSION_VERSION }],
])('%s is lost', (_, attributes) => {
  expect(readSession({ new: false, ...(attributes === undefined ? {} : { attributes }) })).toEqual({
    kind: 'lost',
  });
});

const storedSchema = z.looseObject({ progress: z.looseObject({ recent: z.looseObject({}) }) });
const sessionSchema = z.looseObject({
  conversation: z.looseObject({ run: z.looseObject({}) }),
  stored: storedSchema,
});

/** The record of a session in which something was changed on the way. */
function withRecent({ progress, ...stored }: z.infer<typeof storedSchema>, changed: object): object {
  return { ...stored, progress: { ...progress, recent: { ...progress.recent, ...changed } } };
}

it('a session edited by hand is lost, one that only lacks what is shown outside is not', async () => {
  const turns = await talk(ROLLING);
  const last = turns.at(-1);
  if (last === undefined) throw new Error('no turn');
  const attributes = attributesIn(last);
  const session = sessionSchema.parse(attributes['session']);
  const { conversation } = session;
  const read = (edited: object): string =>
    readSession({ new: false, attributes: { v: SESSION_VERSION, session: edited } }).kind;
  expect(read(session)).toBe('known');
  expect(read({ ...session, stored: withRecent(session.stored, { weeks: 'x' }) })).toBe('lost');
  expect(read({ ...session, person: 5 })).toBe('lost');
  expect(read({ ...session, unsaved: [{ fact: 'promoted', at: 0 }] })).toBe('lost');
  expect(read({ ...session, conversation: { ...conversation, level: 'fine' } })).toBe('lost');
  expect(read({ ...session, conversation: { ...conversation, asked: { id: 'password' } } })).toBe('lost');
  expect(
    read({ ...session, conversation: { ...conversation, run: { ...conversation.run, next: 99 } } }),
  ).toBe('lost');
  expect(
    read({ ...session, conversation: { ...conversation, run: { ...conversation.run, heldMs: [] } } }),
  ).toBe('lost');
});
