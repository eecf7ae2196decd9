/** The skill, the proxy, and an embedded DynamoDB behind it. Each experiment uses an account of its own. */
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoClient, type Patience } from '../../lambdas/store/client.ts';
import type { Item } from '../../lambdas/store/item.ts';
import { historyKeyOf, keyOf } from '../../lambdas/store/keys.ts';
import { type Person, personKey } from '../../lambdas/store/person.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { openDatabase } from '../../simulator/cloud/database.ts';
import { SKILL_ID } from '../conversations/talk.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { skillOver } from './device.ts';
import { MortalSkill } from './process.ts';
import { openProxy, type Delays, type Fault, type Plan, type Proxy } from './proxy.ts';
import { holdVisits, outcomeOf, type Outcome, type Visit } from './visits.ts';

export interface Laboratory {
  readonly proxy: Proxy;
  /** Runs visits while calls fail as planned, and returns the outcome. */
  readonly experiment: (plan: Plan, visits?: Visits) => Promise<Outcome & { readonly calls: number }>;
  /** Runs visits with a skill whose process is killed at the nth call, where the fault occurs. */
  readonly killedAt: (moment: number, fault: Fault, bundle: string, visits?: Visits) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** How many visits somebody makes before anything goes wrong, and how many after that. */
export interface Visits {
  readonly before: number;
  readonly then: number;
  /** The calls of the latter, when nothing goes wrong; `faults.test.ts` counts them. */
  readonly calls: number;
}

/** Visits that were made, and the items that they left. */
interface Past {
  readonly visits: readonly Visit[];
  readonly items: readonly [own: Item | undefined, history: Item | undefined];
}

/** Somebody new who comes back once. */
export const TWO: Visits = { before: 0, then: 2, calls: 16 };

/** Somebody who has a history by now. It is read and written at the end of the visit. */
export const FOURTH: Visits = { before: 3, then: 1, calls: 8 };

/** @param patience of the skill's client; the default is the Lambda's own */
export async function openLaboratory(delays: Delays, patience?: Patience): Promise<Laboratory> {
  const database = await openDatabase('memory');
  const endpoint = database.environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '';
  const table = database.environment['TABLE_NAME'] ?? '';
  const proxy = await openProxy(Number(new URL(endpoint).port), delays);
  Object.assign(process.env, database.environment, {
    AWS_ENDPOINT_URL_DYNAMODB: `http://127.0.0.1:${proxy.port}`,
  });
  const past = new DynamoDBClient({ endpoint });
  let experiments = 0;

  /** Reads the person's own item and their history, past the proxy. */
  const itemsOf = async (person: Person): Promise<[own: Item | undefined, history: Item | undefined]> => {
    const read = async (Key: Item): Promise<Item | undefined> =>
      (await past.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
    return [await read(keyOf(person)), await read(historyKeyOf(person))];
  };

  const pasts = new Map<number, Promise<Past>>();
  /** The visits before anything goes wrong are the same in every experiment, so they are made once. */
  const makePast = async (before: number): Promise<Past> => {
    const user = `past ${before}`;
    const client = createDynamoClient({ endpoint });
    try {
      const { visits } = await holdVisits(skillOver(dynamoStore(client, table)), user, 0, before);
      return { visits, items: await itemsOf(personOf(user)) };
    } finally {
      client.destroy();
    }
  };
  const pastOf = async (before: number): Promise<Past> => {
    const made = pasts.get(before) ?? makePast(before);
    pasts.set(before, made);
    return made;
  };

  async function visits(
    skill: Skill,
    plan: Plan,
    { before, then }: Visits,
  ): Promise<Outcome & { readonly calls: number }> {
    const user = `ada ${(experiments += 1)}`;
    const person = personOf(user);
    const earlier = await pastOf(before);
    const [own, history] = earlier.items;
    for (const [item, key] of [
      [own, keyOf(person)],
      [history, historyKeyOf(person)],
    ] as const)
      if (item !== undefined)
        await past.send(new PutItemCommand({ TableName: table, Item: { ...item, ...key } }));
    proxy.plan(person.household, plan);
    const { visits, longestMs } = await holdVisits(skill, user, before, before + then);
    const outcome = outcomeOf([...earlier.visits, ...visits], await itemsOf(person), longestMs);
    return { ...outcome, calls: proxy.calls(person.household) };
  }

  return {
    proxy,
    experiment: async (plan, which = TWO) => {
      // Each experiment has its own client, because a client that has seen many failures tries less often.
      const client = createDynamoClient({}, patience);
      try {
        return await visits(skillOver(dynamoStore(client, table)), plan, which);
      } finally {
        client.destroy();
      }
    },
    killedAt: async (moment, fault, bundle, which = TWO) => {
      const mortal = new MortalSkill(bundle, { SKILL_ID, REQUEST_TIMES: 'as_sent' });
      try {
        const plan: Plan = async (call) => {
          if (call !== moment) return null;
          await mortal.kill();
          return fault;
        };
        return await visits(mortal.skill, plan, which);
      } finally {
        await mortal.kill();
      }
    },
    close: async () => {
      past.destroy();
      await proxy.close();
      await database.close();
    },
  };
}

function personOf(user: string): Person {
  return personKey(`amzn1.ask.account.${user}`, null);
}

/** Runs a number of experiments at a time and returns their results in order. */
export async function inParallel<In, Out>(
  many: readonly In[],
  atOnce: number,
  run: (one: In) => Promise<Out>,
): Promise<Out[]> {
  const results = new Map<number, Out>();
  const waiting = [...many.entries()];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      results.set(next[0], await run(next[1]));
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
