/** docs/privacy.md holds every field that is kept, and none that isn't. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { historySchema } from '../../lambdas/schema/history.ts';
import { sessionSchema } from '../../lambdas/session/session.ts';
import { emptyHistory, historyItemOf } from '../../lambdas/store/history-item.ts';
import { itemOf, NOBODY, plain, storedSchema } from '../../lambdas/store/item.ts';
import { markingOf } from '../../lambdas/store/marker.ts';
import { memoryStore } from '../conversations/memory.ts';
import { FIRST_VISIT, IN_POSITION, NEXT_VISIT } from '../conversations/scripts.ts';
import { talk, USER } from '../conversations/talk.ts';
import { SET, talkWithServices } from '../conversations/reminder-talk.ts';

const POLICY = readFileSync(join(import.meta.dirname, '../../docs/privacy.md'), 'utf8');

/** The fields that the tables of a section name. */
function fieldsIn(heading: string): string[] {
  const section = POLICY.split(`\n### ${heading}\n`)[1]?.split('\n### ')[0] ?? '';
  const cells = section.split('\n').flatMap((line) => /^\| (`[^|]+?) +\|/u.exec(line)?.[1] ?? []);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? ''));
}

const RECORD = fieldsIn('Your record');
const HISTORY = fieldsIn('Your history');
const MARKER = fieldsIn('A note of a deletion');
const SESSION = fieldsIn('While you talk');

const node = z.looseObject({
  anyOf: z.optional(z.array(z.unknown())),
  properties: z.optional(z.record(z.string(), z.unknown())),
  additionalProperties: z.optional(z.unknown()),
  items: z.optional(z.unknown()),
});

/** The fields of a JSON schema: `a.b` in objects, `a[]` in lists, `a.*` under names of any kind. */
function fieldsOf(schema: unknown, path = ''): string[] {
  if (typeof schema !== 'object') return [path];
  const { anyOf, properties, additionalProperties, items } = node.parse(schema);
  if (anyOf !== undefined) return anyOf.flatMap((one) => fieldsOf(one, path));
  if (properties !== undefined)
    return Object.entries(properties).flatMap(([name, one]) => fieldsOf(one, nameUnder(path, name)));
  if (typeof additionalProperties === 'object') return fieldsOf(additionalProperties, nameUnder(path, '*'));
  if (items !== undefined) return fieldsOf(items, `${path}[]`);
  return [path];
}

const nameUnder = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** Without the fields that only say that an object is missing. */
function withoutEmpty(fields: readonly string[]): string[] {
  const all = [...new Set(fields)];
  return all.filter((field) => !all.some((other) => other !== field && isWithin(other, field)));
}

const isWithin = (inner: string, outer: string): boolean =>
  inner.startsWith(`${outer}.`) || inner.startsWith(`${outer}[]`);

const schemaOf = (schema: z.ZodMiniType): unknown =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** The names at the top of an item, as it is written to the table. */
const namesOf = (item: unknown): string[] => Object.keys(z.record(z.string(), z.unknown()).parse(item));

/** The fields of a value that aren't in the list, with the names of a table as `*` where the list has it so. */
function unlistedIn(value: unknown, listed: readonly string[], path = ''): string[] {
  if (path !== '' && listed.includes(path)) return [];
  if (Array.isArray(value)) return value.flatMap((one) => unlistedIn(one, listed, `${path}[]`));
  // Where a whole object is missing, its fields are.
  if (value === null) return listed.some((field) => isWithin(field, path)) ? [] : [path];
  if (typeof value !== 'object') return [path];
  const under = nameUnder(path, '*');
  const isTable = listed.some((field) => field === under || isWithin(field, under));
  return Object.entries(value).flatMap(([name, one]) =>
    unlistedIn(one, listed, isTable ? under : nameUnder(path, name)),
  );
}

const answerSchema = z.looseObject({ sessionAttributes: z.record(z.string(), z.unknown()) });

const KEY = { household: 'a', person: 'b' };
const sort = (fields: Iterable<string>): string[] => [...new Set(fields)].toSorted();

describe('the list of kept fields in docs/privacy.md', () => {
  it('is that of the record and of the history, no more and no less', () => {
    const record = withoutEmpty(fieldsOf(schemaOf(storedSchema)));
    const kept = [
      ...namesOf(itemOf(KEY, NOBODY)).filter((name) => !['progress', 'history'].includes(name)),
      // The one is sent along with the session, and the other is read from the history's own item.
      ...record.filter((field) => !['deletedAt', 'progress.history'].includes(field)),
      ...withoutEmpty(fieldsOf(schemaOf(historySchema))),
      ...namesOf(historyItemOf(KEY, emptyHistory(0, 0))).filter(
        (name) => !namesOf(z.toJSONSchema(historySchema).properties).includes(name),
      ),
    ];
    expect(sort([...RECORD, ...HISTORY])).toEqual(sort(kept));
  });

  it('is that of a deletion’s marker', () => {
    const { input } = markingOf('table', 'household', 'person', 0);
    expect(sort(MARKER)).toEqual(sort(namesOf('Item' in input ? input.Item : {})));
  });

  it('is that of the session', () => {
    const session = fieldsOf(schemaOf(sessionSchema)).map((field) => `session.${field}`);
    const listedWhole = ['session.stored', 'session.unsaved', 'session.conversation.run'];
    const within = (field: string): string => listedWhole.find((whole) => isWithin(field, whole)) ?? field;
    const beside = ['v', 'phase', 'level', 'steps', 'closeMs'];
    expect(sort(SESSION)).toEqual(sort([...beside, ...withoutEmpty(session.map(within))]));
  });

  it('would miss a field that is new', () => {
    const schema = z.object({ progress: z.object({ shoeSize: z.nullable(z.number()), lastAt: z.number() }) });
    expect(fieldsOf(schemaOf(schema)).filter((field) => !RECORD.includes(field))).toEqual([
      'progress.shoeSize',
    ]);
  });

  it('has a line for everything in the items and the session of real visits', async () => {
    const store = memoryStore();
    await talk(FIRST_VISIT, { store, keepRatings: true });
    const scene = { store, at: '2026-11-18T09:00:00.000Z', keepRatings: true };
    const turns = await talk([...NEXT_VISIT, 'yes', 'i touched my toes'], scene);
    const open = await talk(IN_POSITION, { store: memoryStore() });
    const { store: reminded } = await talkWithServices(SET);
    const items = [store.item(USER), reminded.item(USER), store.history(USER)];
    expect(items.map((item) => unlistedIn(plain(item ?? {}), [...RECORD, ...HISTORY]))).toEqual([[], [], []]);
    const sent = [...turns, ...open].flatMap(({ response }) => {
      const answer = answerSchema.safeParse(response);
      return answer.success ? [answer.data.sessionAttributes] : [];
    });
    expect(sent.length).toBeGreaterThan(20);
    expect(sort(sent.flatMap((attributes) => unlistedIn(attributes, SESSION)))).toEqual([]);
  });
});
