/** Runs the deployed Lambdas: each version in a process of its own, from what was unpacked of its zip. */
import { setTimeout } from 'node:timers/promises';
import { ALIAS } from '../../binding/functions.ts';
import { HANDLER } from '../../bundles.ts';
import { openService, type Service } from '../runtime/service.ts';
import type { Account } from './account.ts';
import type { Called, Key } from './asked.ts';
import { type Build, splitArn, versionOf } from './functions.ts';
import { Refusal } from './refusal.ts';

const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

/** A process may write its log a moment after its answer. */
const LOG_TRIES = 20;
const LOG_PAUSE_MS = 10;

export class Functions {
  readonly #endpoint: string;
  readonly #issueKey: (roleArn: string) => Key;
  readonly #running = new Map<string, Service>();

  constructor(endpoint: string, issueKey: (roleArn: string) => Key) {
    this.#endpoint = endpoint;
    this.#issueKey = issueKey;
  }

  /**
   * Calls a function, or the version that its alias points to.
   * @throws Refusal if there is no such function
   */
  async call(account: Account, arn: string, event: unknown): Promise<Called> {
    const { own, isAlias } = splitArn(arn);
    const one = account.functions.get(own);
    if (one === undefined || (isAlias && one.live === null))
      throw new Refusal('ResourceNotFoundException', `Function not found: ${arn}`, 404);
    const build = isAlias ? versionOf(one, one.live) : one;
    const service = await this.#serviceFor(
      `${own}:${isAlias ? (one.live ?? ALIAS) : ''}`,
      build,
      one.role,
      account,
    );
    const before = service.lines().length;
    const came = await service.invoke(event);
    for (let tries = LOG_TRIES; tries > 0 && service.lines().length === before; tries -= 1)
      await setTimeout(LOG_PAUSE_MS);
    const lines = service
      .lines()
      .slice(before)
      .map((line) => JSON.stringify(line));
    if (came.outcome === 'answered') return { answer: came.answer, isFailed: false, lines };
    return { answer: came.outcome === 'timed_out' ? null : came.failure, isFailed: true, lines };
  }

  /** Whatever a version is, it stays: the process is used again. The function itself may change, and gets a new one. */
  async #serviceFor(
    id: string,
    build: Build | Readonly<Build>,
    role: string,
    { region }: Account,
  ): Promise<Service> {
    const name = `${id} ${build.code} ${JSON.stringify(build.variables)}`;
    const running = this.#running.get(name);
    if (running !== undefined) return running;
    const key = this.#issueKey(role);
    const environment = {
      ...build.variables,
      AWS_REGION: region,
      AWS_ENDPOINT_URL: this.#endpoint,
      AWS_ACCESS_KEY_ID: key.id,
      AWS_SECRET_ACCESS_KEY: key.secret,
      AWS_SESSION_TOKEN: key.token,
    };
    const service = await openService({ root: build.code, handler: HANDLER, environment }, REQUEST_ID);
    this.#running.set(name, service);
    return service;
  }

  /** Ends every process. */
  async close(): Promise<void> {
    await Promise.all([...this.#running.values()].map((service) => service.close()));
    this.#running.clear();
  }
}
