/** What AWS and the network really do, met with the Lambda's own patience: a launch is answered right, and in time. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDynamoClient } from '../../lambdas/store/client.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { personKey } from '../../lambdas/store/person.ts';
import { ANSWERS_WITHIN_MS } from '../../lambdas/store/store.ts';
import { MONDAY } from '../conversations/talk.ts';
import { type Database, openDatabase, TABLE } from '../store/table.ts';
import { Device, OPEN, skillOver } from './device.ts';
import { type Fault, type Keys, openStrictDynamo } from './strict-dynamo.ts';

const KEYS: Keys = { id: 'AKIDEXAMPLE', secret: 'a secret', token: 'a token' };
const ROTATED: Keys = { id: 'AKIDROTATED', secret: 'another secret', token: 'another token' };
const MINUTE = 60_000;

let database: Database;
let person = 0;
beforeAll(async () => {
  database = await openDatabase();
});
afterAll(() => database.close());

beforeEach(() => {
  person += 1;
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  setKeys(KEYS);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

function setKeys({ id, secret, token }: Keys): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', id);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret);
  vi.stubEnv('AWS_SESSION_TOKEN', token);
}

interface Network {
  readonly aheadMs?: number;
  /** What goes wrong, request by request; nothing afterwards. */
  readonly faults?: readonly (Fault | null)[];
  /** How often the skill is opened; the keys rotate before the second time. */
  readonly launches?: number;
}

/** Opens the skill over such a network. Each launch reads and writes the record once. */
async function open({ aheadMs = 0, faults = [], launches = 1 }: Network): Promise<{
  readonly heard: readonly string[];
  readonly longestMs: number;
  readonly ended: readonly string[];
}> {
  const dynamo = await openStrictDynamo(database.port, KEYS, aheadMs, (nth) => faults[nth - 1] ?? null);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${dynamo.port}`);
  const client = createDynamoClient();
  const skill = skillOver(dynamoStore(client, TABLE));
  const heard: string[] = [];
  let longestMs = 0;
  for (let launch = 0; launch < launches; launch += 1) {
    if (launch === 1) {
      setKeys(ROTATED);
      dynamo.rotate(ROTATED);
    }
    const device = new Device(`dot ${launch}`, skill, `ada ${person}`);
    const began = performance.now();
    heard.push((await device.say(OPEN, Date.parse(MONDAY) + launch * 60 * MINUTE)).heard);
    longestMs = Math.max(longestMs, performance.now() - began);
  }
  client.destroy();
  await dynamo.close();
  return { heard, longestMs, ended: dynamo.ended };
}

/** Expects the launch that is heard when nothing goes wrong, in time, and a record of it. */
async function expectAnsweredRight(network: Network, ended: readonly string[]): Promise<void> {
  const came = await open(network);
  expect(came.ended).toEqual(ended);
  for (const heard of came.heard) expect(heard).toMatch(/^Welcome to Foam Roll Coach: /u);
  expect(came.longestMs).toBeLessThan(ANSWERS_WITHIN_MS);
  expect(await database.get(personKey(`amzn1.ask.account.ada ${person}`, null))).toHaveProperty('progress');
}

// Each begins a new record: a read, an empty write, a look for a deletion's marker, and the write itself.
describe('a launch is answered right, and within 2.4 s,', () => {
  it('when nothing goes wrong', () => expectAnsweredRight({}, ['fine', 'fine', 'fine', 'fine']));

  it.each([
    ['behind', 20 * MINUTE],
    ['ahead', -20 * MINUTE],
  ])('when the clock is 20 minutes %s: AWS says so once, and the client corrects it', (_, aheadMs) =>
    expectAnsweredRight({ aheadMs }, ['InvalidSignatureException', 'fine', 'fine', 'fine', 'fine']),
  );

  it('when the body of an answer stalls', () =>
    expectAnsweredRight({ faults: ['body stalls'] }, ['body stalls', 'fine', 'fine', 'fine', 'fine']));

  it('when the answer to a write stalls, which was carried out: it is found to be there', () =>
    expectAnsweredRight({ faults: [null, 'body stalls'] }, [
      'fine',
      'body stalls',
      'fine',
      'fine',
      'fine',
      'fine',
    ]));

  it.each(['internal error', 'throttled', 'over capacity'] as const)('after "%s" twice', (fault) =>
    expectAnsweredRight({ faults: [fault, fault] }, [fault, fault, 'fine', 'fine', 'fine', 'fine']),
  );

  it.each(['internal error', 'throttled', 'over capacity'] as const)(
    'after "%s" twice at the read and twice at the write',
    (fault) =>
      expectAnsweredRight({ faults: [fault, fault, null, fault, fault] }, [
        fault,
        fault,
        'fine',
        fault,
        fault,
        'fine',
        'fine',
        'fine',
      ]),
  );

  it('after the credentials were rotated: the next call uses the new ones', () =>
    expectAnsweredRight({ launches: 2 }, ['fine', 'fine', 'fine', 'fine', 'fine', 'fine']));
});

describe('while the clock is 20 minutes off,', () => {
  it('a write over a newer record is refused once, and no more tries are made', async () => {
    const dynamo = await openStrictDynamo(database.port, KEYS, 20 * MINUTE, () => null);
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', `http://127.0.0.1:${dynamo.port}`);
    const client = createDynamoClient();
    const store = dynamoStore(client, TABLE);
    const ada = personKey(`ada ${person}`, null);
    const visited = { fact: 'visited', at: Date.parse(MONDAY) } as const;
    const first = await store.read(ada, visited.at);
    if (!first.ok) throw new Error(first.cause);
    await store.record(ada, first.stored, [visited]);
    expect(await store.record(ada, first.stored, [visited])).toMatchObject({ ok: true });
    // The first request is refused for its time. Then come a read, an empty write with its look for a marker, the write, and the late
    // write with what it leads to.
    expect(dynamo.ended).toEqual(['InvalidSignatureException', ...Array<string>(8).fill('fine')]);
    client.destroy();
    await dynamo.close();
  });
});
