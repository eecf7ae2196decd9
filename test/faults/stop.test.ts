/** What forbids rolling, said while the table answers 500: it is kept, or the words say that it couldn't be. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDynamoClient } from '../../lambdas/store/client.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { INSISTS_FOR_MS } from '../../lambdas/store/store.ts';
import { FIRST_VISIT, ROLLING } from '../conversations/scripts.ts';
import { holdsIn, MONDAY } from '../conversations/talk.ts';
import { type Database, openDatabase, TABLE } from '../store/table.ts';
import { Device, OPEN, skillOver } from './device.ts';
import { type Keys, openStrictDynamo, type StrictDynamo } from './strict-dynamo.ts';

const KEYS: Keys = { id: 'AKIDEXAMPLE', secret: 'a secret', token: 'a token' };
const SHOOTS = 'it shoots down my leg';
const NOT_KEPT = "I couldn't keep that. Next time, tell me about it again before you roll.";
const DAY_MS = 24 * 60 * 60 * 1_000;
/** From the end of the wait to the answer. */
const MARGIN_MS = 1_000;
const TIMEOUT_MS = 60_000;

let database: Database;
let dynamo: StrictDynamo;
let user = 0;
/** Until when each call is answered with 500, by the stopwatch. */
let failsUntilMs = 0;

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', KEYS.id);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', KEYS.secret);
  vi.stubEnv('AWS_SESSION_TOKEN', KEYS.token);
  database = await openDatabase();
  dynamo = await openStrictDynamo(database.port, KEYS, 0, () =>
    performance.now() < failsUntilMs ? 'internal error' : null,
  );
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await dynamo.close();
  await database.close();
});
beforeEach(() => {
  user += 1;
  failsUntilMs = 0;
});

interface Told {
  /** The answer to what forbids rolling, and how long it took. */
  readonly heard: string;
  readonly tookMs: number;
  /** What is heard at the next visit, and whether holds were played in it. */
  readonly next: string;
  readonly rolled: boolean;
}

/**
 * Says these words, then that it shoots down the leg while the table answers 500; comes back two days later.
 * @param earlier a visit two days before
 */
async function tell(
  before: readonly string[],
  failingMs: number,
  earlier: readonly string[] = [],
): Promise<Told> {
  const client = createDynamoClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${dynamo.port}`,
  });
  const skill = skillOver(dynamoStore(client, TABLE));
  const first = new Device('dot before', skill, `ada ${user}`);
  let atMs = Date.parse(MONDAY) - 2 * DAY_MS;
  for (const said of earlier) {
    await first.say(said, atMs);
    atMs = first.endsMs + 1_000;
  }
  const device = new Device('dot', skill, `ada ${user}`);
  atMs = Date.parse(MONDAY);
  for (const said of before) {
    await device.say(said, atMs);
    atMs = device.endsMs + 1_000;
  }
  const began = performance.now();
  failsUntilMs = began + failingMs;
  const { heard } = await device.say(SHOOTS, atMs);
  const tookMs = performance.now() - began;
  failsUntilMs = 0;
  const later = new Device('dot later', skill, `ada ${user}`);
  const turns = [];
  let laterMs = atMs + 2 * DAY_MS;
  for (const said of [OPEN, 'yes', 'no', 'no', 'two', 'ready']) {
    turns.push(await later.say(said, laterMs));
    laterMs = later.endsMs + 1_000;
  }
  client.destroy();
  const rolled = turns.flatMap(holdsIn).length > 0;
  return { heard, tookMs, next: turns.map((turn) => turn.heard).join(' '), rolled };
}

describe('"It shoots down my leg", said while the table answers 500,', () => {
  it(
    'in a hold for two seconds, blocks the next visit, or the words say that it couldn’t be kept',
    async () => {
      const { heard, tookMs, next, rolled } = await tell(ROLLING, 2_000);
      expect(heard).toMatch(/doctor|physical therapist/u);
      expect(tookMs).toBeLessThan(INSISTS_FOR_MS + MARGIN_MS);
      expect(heard.includes(NOT_KEPT) || (!rolled && next.includes('last time'))).toBe(true);
    },
    TIMEOUT_MS,
  );

  it(
    'at the first question of another visit for two seconds, has all questions asked at the next one, or the words say so',
    async () => {
      const { heard, tookMs, next, rolled } = await tell([OPEN, 'yes'], 2_000, FIRST_VISIT);
      expect(heard).toMatch(/leg getting weaker/u);
      expect(tookMs).toBeLessThan(INSISTS_FOR_MS + MARGIN_MS);
      expect(heard.includes(NOT_KEPT) || (!rolled && next.includes('how old are you'))).toBe(true);
    },
    TIMEOUT_MS,
  );

  it(
    'for longer than anyone waits, is answered within Alexa’s eight seconds, with what to say next time',
    async () => {
      const { heard, tookMs } = await tell(ROLLING, 20_000);
      expect(heard).toContain(NOT_KEPT);
      expect(tookMs).toBeLessThan(INSISTS_FOR_MS + MARGIN_MS);
    },
    TIMEOUT_MS,
  );
});
