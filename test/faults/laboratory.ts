/** The skill, the proxy, and an embedded DynamoDB behind it. Each experiment uses an account of its own. */
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { createDynamoClient, type Patience } from '../../lambdas/store/client.ts';
import { keyOf } from '../../lambdas/store/keys.ts';
import { personKey } from '../../lambdas/store/person.ts';
import { dynamoStore } from '../../lambdas/store/dynamo-store.ts';
import { openDatabase } from '../../simulator/cloud/database.ts';
import { SKILL_ID } from '../conversations/talk.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { skillOver } from './device.ts';
import { MortalSkill } from './process.ts';
import { openProxy, type Delays, type Fault, type Plan, type Proxy } from './proxy.ts';
import { outcomeOf, makeTwoVisits, type Outcome } from './visits.ts';

export interface Laboratory {
  readonly proxy: Proxy;
  /** Makes the two visits with the planned faults and returns the outcome. */
  readonly experiment: (plan: Plan) => Promise<Outcome & { readonly calls: number }>;
  /**
   * Makes the two visits with a skill whose process is killed at the nth call, which also fails with this
   * fault.
   */
  readonly killedAt: (moment: number, fault: Fault, bundle: string) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** @param patience the timeouts of the skill's client; by default those of the Lambda */
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

  async function visits(skill: Skill, plan: Plan): Promise<Outcome & { readonly calls: number }> {
    const user = `ada ${(experiments += 1)}`;
    const person = personKey(`amzn1.ask.account.${user}`, null);
    proxy.plan(person.household, plan);
    const { visits, longestMs } = await makeTwoVisits(skill, user);
    const { Item } = await past.send(
      new GetItemCommand({ TableName: table, Key: keyOf(person), ConsistentRead: true }),
    );
    return { ...outcomeOf(visits, Item, longestMs), calls: proxy.calls(person.household) };
  }

  return {
    proxy,
    experiment: async (plan) => {
      // Each has a client of its own: a client that has seen many failures tries less often.
      const client = createDynamoClient({}, patience);
      try {
        return await visits(skillOver(dynamoStore(client, table)), plan);
      } finally {
        client.destroy();
      }
    },
    killedAt: async (moment, fault, bundle) => {
      const mortal = new MortalSkill(bundle, { SKILL_ID });
      try {
        return await visits(mortal.skill, async (call) => {
          if (call !== moment) return null;
          await mortal.kill();
          return fault;
        });
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
