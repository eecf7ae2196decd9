import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Turn } from '../../simulator/echo/turn.ts';
import { keyOf, memoryStore, type Faults } from '../conversations/memory.ts';
import { IN_A_HOLD, MOMENTS } from '../conversations/phases.ts';
import {
  BACK,
  FIRST_VISIT,
  IN_POSITION,
  NEXT_VISIT,
  ROLLING,
  SCREENED,
  times,
} from '../conversations/scripts.ts';
import { askedIn, SKILL_ID, talk, USER } from '../conversations/talk.ts';
import { AWS_REQUEST_ID, entriesIn } from './lines.ts';

const OPEN = 'open foam roll coach';

/** Conversations through every phase and triage level, with owners, guests, and people whose data is deleted. */
const CONVERSATIONS: readonly (readonly string[])[] = [
  ...Object.values(MOMENTS).map(({ before }) => before),
  [...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT, 'yes', '(wait 2d)', ...BACK],
  [...SCREENED.slice(0, 2), 'yes', 'yes', 'say that again', 'yes'],
  [...SCREENED.slice(0, 6), 'yes', 'yes'],
  [...SCREENED.slice(0, 12), 'yes', 'no', 'yes', ...times(4, 'no')],
  [OPEN, "i'm sixteen"],
  [OPEN, 'i want to die'],
  [OPEN, 'my wife is pregnant', "i'm on warfarin", 'i have a fever'],
  [...ROLLING, `@${IN_A_HOLD} my left leg is numb`],
  [...ROLLING, `@${IN_A_HOLD} i have chest pain`],
  [...ROLLING, `@${IN_A_HOLD} it hurts`, 'eight', 'nine'],
  // Said at 45 s: no number of the metrics is then the age that was said.
  [...ROLLING, '@45 leave out my left knee', 'my secret is banana'],
  [...IN_POSITION.slice(0, -1), 'nine'],
  [...FIRST_VISIT, '(wait 1d)', OPEN, 'no', 'forty', 'no', 'not sure', 'not sure', 'not sure'],
  [...FIRST_VISIT, '(wait 1d)', OPEN, 'yes', 'what do you keep about me', 'delete my data', 'yes'],
  [...FIRST_VISIT, '(disable)', '(wait 1m)', OPEN],
];

/** Every text of a request that names a person, or that they said. */
function personal({ said, slots, request }: Turn): string[] {
  const texts: string[] = [said.replace(/^@\S+ /, ''), ...Object.values(slots)];
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && value.startsWith('amzn1.')) texts.push(value);
    if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect);
  };
  collect(request);
  return texts.filter((text) => text !== '' && text !== SKILL_ID);
}

/** The part of the session that holds the person and their answers. */
const answersSchema = z.looseObject({
  sessionAttributes: z.looseObject({
    session: z.looseObject({
      person: z.string(),
      conversation: z.looseObject({ checks: z.looseObject({ answers: z.record(z.string(), z.string()) }) }),
    }),
  }),
});

function answersOf({ response }: Turn): string[] {
  const read = answersSchema.safeParse(response);
  if (!read.success) return [];
  const { conversation, person } = read.data.sessionAttributes.session;
  return [...Object.keys(conversation.checks.answers), ...(person === 'unrecognised' ? [] : [person])];
}

const awayAtTimes: Faults = (call) => (call % 5 === 4 ? 'away' : null);

describe.each([
  ['an unrecognised voice', null, () => memoryStore()],
  ['a recognised voice', 'ben', () => memoryStore()],
  ['a table that is away at times', 'ben', () => memoryStore(awayAtTimes)],
] as const)('the coach’s log and metrics, with %s,', (_, person, storeOf) => {
  it.each(CONVERSATIONS.map((said) => [said.slice(-3).join(', '), said] as const))(
    'reveal nothing about someone who said: %s',
    async (__, said) => {
      const lines: unknown[] = [];
      const turns = await talk(said, { store: storeOf(), person, keepRatings: true, logged: lines });
      expect(entriesIn(lines).length).toBeGreaterThan(0);
      const written = lines.map((line) => JSON.stringify(line).toLowerCase());
      const { household, person: personHash } = keyOf(USER, person);
      const secrets = [
        ...turns.flatMap(personal),
        ...turns.flatMap(answersOf),
        ...turns.flatMap((turn) => askedIn(turn) ?? []).filter((asked) => asked !== 'ready'),
        ...turns.map(({ heard }) => heard),
        ...[household, `account.${USER}`, 'amzn1', 'person.'],
        ...(person === null ? [] : [personHash]),
      ].filter((secret) => secret.length > 1);
      for (const secret of new Set(secrets)) {
        const found = written.filter((line) => hasWord(line, secret.toLowerCase()));
        expect({ secret, found }).toEqual({ secret, found: [] });
      }
    },
  );
});

/** Whether a line holds a word. It ignores the names of fields and parts of other words, such as the "no" in "not". */
function hasWord(line: string, secret: string): boolean {
  const values = line.replaceAll(AWS_REQUEST_ID, '').replaceAll(/"[a-z_]+":/g, '');
  return new RegExp(`(?<![a-z0-9_])${escapePattern(secret)}(?![a-z0-9_])`).test(values);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

it('would find a word that someone said if a line held it', () => {
  expect(hasWord('{"phase":"after","note":"banana"}', 'banana')).toBe(true);
  expect(hasWord('{"x":"amzn1.ask.account.ada"}', 'account.ada')).toBe(true);
});
