/** Runs a conversation step by step with the real handler and lets every rule watch. */
import { isDeepStrictEqual } from 'node:util';
import type { Operations } from '../../lambdas/operations/watch.ts';
import { never } from '../../lambdas/coach/shared/assert-never.ts';
import { MINUTE, SECOND } from '../../lambdas/coach/shared/time.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { LISTENING_MS } from '../../simulator/echo/answer-timing.ts';
import { MONDAY, SKILL_ID } from '../conversations/talk.ts';
import { answerSensibly } from './sensible-answers.ts';
import { BrokenRule, type Rules } from './broken-rule.ts';
import { makeRefused } from './damage.ts';
import { intentRequest, type Json } from './envelope.ts';
import { isClosed, playsHold, type Exchange, type Witness } from './exchange.ts';
import { readAnswer, type Answer } from './answer.ts';
import type { Utterance } from './utterances.ts';
import { Sender, type OpenSession, type Sent } from './sender.ts';
import { UNASKED, type Goal, type Moment, type Refused, type Step } from './steps.ts';
import { openTable, recordOf } from './table.ts';

/** The handler as Alexa calls it. */
export type Skill = (envelope: unknown) => Promise<unknown>;

/** Wraps the handler or the store, to break something on purpose. */
export interface Between {
  readonly skill?: (skill: Skill) => Skill;
  readonly store?: (store: Store) => Store;
}

const keepAsIs = <T>(it: T): T => it;

/** The most answers that a person gives on the way to a goal. */
const PATIENCE = 45;
/** The time from the coach's last word to the request. */
const THINKING: Moment = { while: 'heard', ms: 1.5 * SECOND };
/** No session stays open for longer without an answer. */
const LONGEST_SESSION_MS = 2 * MINUTE;
const ANSWERED = 'every request is answered, and without a fault';
const CHANGES_NOTHING = 'a request that nobody asked for is not answered and changes nothing';
const REFUSES = 'what is for another skill, or no envelope, is refused, and the table left alone';

export class Walk {
  /** Everything that was exchanged so far. */
  readonly exchanges: Exchange[] = [];
  readonly #table = openTable();
  readonly #sender = new Sender();
  readonly #handle: Skill;
  readonly #witnesses: readonly (readonly [string, Witness])[];
  readonly #taken: Step[] = [];
  readonly #logged: string[] = [];
  #nowMs = Date.parse(MONDAY);
  #playsFromMs = 0;
  #session: OpenSession | null = null;
  #sent: readonly Sent[] = [];
  #stormy = false;

  constructor(rules: Rules, { skill = keepAsIs, store = keepAsIs }: Between = {}) {
    const operations: Operations = {
      write: (line) => {
        if ('error' in line) this.#logged.push(String(line.error));
      },
      clock: () => 0,
    };
    this.#handle = skill(
      createHandler({ skillId: SKILL_ID, keepRatings: false }, store(this.#table.store), operations),
    );
    this.#witnesses = Object.entries(rules).map(([name, rule]) => [name, rule()]);
  }

  async take(step: Step): Promise<void> {
    this.#taken.push(step);
    switch (step.step) {
      case 'on':
        return this.#goOn(step.until);
      case 'say':
        return this.#say(step.spoken, step.at);
      case 'into':
        if (this.#session === null || !playsHold(this.#session.heard)) await this.#goOn('hold');
        return this.#say(step.spoken, { while: 'playing', ms: step.ms });
      case 'silence':
        return this.#silence(step.told);
      case 'ended':
        return this.#end(step.reason, step.at);
      case 'launch':
        return this.#launch(step.at);
      case 'other':
        return this.#request({ type: step.type }, null, step.at, step.inSession);
      case 'again':
        return this.#again(step.stale);
      case 'away':
        this.#session = null;
        this.#nowMs += step.ms;
        return;
      case 'voice':
        this.#sender.voice = step.voice;
        return;
      case 'device':
        this.#sender.locale = step.locale;
        this.#sender.screen = step.screen;
        return;
      case 'clock':
        this.#sender.clock = step.next;
        return;
      case 'damage':
        this.#sender.damage = step.damage;
        this.#stormy = true;
        return;
      case 'faults':
        this.#table.faults = step.next;
        this.#stormy = true;
        return;
      case 'refused':
        return this.#refuse(step.what);
    }
    return never(step);
  }

  async #goOn(until: Goal): Promise<void> {
    for (let answers = 0; answers < PATIENCE; answers += 1) {
      const remembers = this.#session?.heard.remembers ?? null;
      if (remembers === null) await this.#request({ type: 'LaunchRequest' }, null, THINKING);
      else {
        const { id, form } = remembers.session.conversation.asked;
        await this.#say(answerSensibly(id, form), THINKING);
      }
      if (until === 'one' || this.#session === null || isAt(until, this.#session.heard)) return;
    }
  }

  /** Launches the skill within the session, or in a new one if it must have ended. */
  async #launch(at: Moment): Promise<void> {
    this.#pass(at);
    if (at.while === 'heard' && at.ms > LONGEST_SESSION_MS) this.#session = null;
    await this.#request({ type: 'LaunchRequest' }, null, { while: 'playing', ms: 0 });
  }

  #say(spoken: Utterance, at: Moment): Promise<void> {
    return this.#request(intentRequest(spoken), spoken, at);
  }

  async #silence(told: boolean): Promise<void> {
    if (this.#session === null) return;
    const overMs = 2 * LISTENING_MS + this.#session.heard.sound.repromptMs;
    if (told) return this.#end('EXCEEDED_MAX_REPROMPTS', { while: 'heard', ms: overMs });
    this.#pass({ while: 'heard', ms: overMs });
    this.#session = null;
  }

  async #end(reason: string, at: Moment): Promise<void> {
    if (this.#session !== null) await this.#request({ type: 'SessionEndedRequest', reason }, null, at);
  }

  /** Advances the time to a moment of the audio or after it. */
  #pass({ while: during, ms }: Moment): void {
    const audioMs = this.#session?.heard.sound.audioMs ?? 0;
    const intoMs = during === 'heard' ? audioMs + ms : ms % Math.max(1, audioMs);
    this.#nowMs = Math.max(this.#nowMs, this.#playsFromMs + intoMs);
  }

  async #request(request: Json, spoken: Utterance | null, at: Moment, inSession = true): Promise<void> {
    this.#pass(at);
    const sent = this.#sender.request(request, spoken, this.#session, this.#nowMs, inSession);
    await this.#exchange(sent, 'sent');
    this.#sent = [...this.#sent.slice(-1), sent];
  }

  async #again(stale: boolean): Promise<void> {
    const sent = stale ? this.#sent.at(-2) : this.#sent.at(-1);
    if (sent !== undefined) await this.#exchange(sent, stale ? 'stale' : 'retried');
  }

  async #exchange(sent: Sent, how: Exchange['how']): Promise<void> {
    const keptBefore = this.#table.snapshot();
    const writesBefore = this.#table.counted.writes;
    const heard = await this.#answer(sent);
    if (UNASKED.some((type) => type === sent.type)) {
      this.#requireNothing(sent, heard, this.#table.counted.writes - writesBefore);
      return;
    }
    const exchange: Exchange = {
      type: sent.type,
      reason: sent.reason,
      inSession: sent.session !== null,
      spoken: sent.spoken,
      now: sent.timeMs,
      voice: recordOf(sent.voice),
      how,
      before: sent.before,
      damaged: sent.damaged,
      stormy: this.#stormy,
      heard,
      writes: this.#table.counted.writes - writesBefore,
      keptBefore,
      kept: this.#table.snapshot(),
    };
    this.exchanges.push(exchange);
    for (const [rule, witness] of this.#witnesses) {
      const because = witness(exchange);
      if (because !== null) throw this.#broken(rule, because);
    }
    if (how === 'stale' || sent.session === null) return;
    const isOver = sent.type === 'SessionEndedRequest' || isClosed(heard);
    this.#session = isOver ? null : { id: sent.session, heard };
    this.#playsFromMs = this.#nowMs;
  }

  /** Nobody asked for this request: the session goes on as if it had never come. */
  #requireNothing({ session, attributes }: Sent, heard: Answer, writes: number): void {
    if (Object.keys(heard.response).length > 0) throw this.#broken(CHANGES_NOTHING, 'it is answered');
    if (writes > 0) throw this.#broken(CHANGES_NOTHING, 'it is written down');
    const before = session === null ? null : (attributes ?? {});
    if (!isDeepStrictEqual(heard.attributes, before))
      throw this.#broken(CHANGES_NOTHING, 'the session changes');
  }

  async #answer({ envelope, type, spoken, screen }: Sent): Promise<Answer> {
    try {
      const answer = await this.#handle(throughJson(envelope));
      if (this.#logged.length === 0)
        return readAnswer(throughJson(answer), type, { intent: spoken?.intent ?? null, screen });
    } catch (error) {
      throw this.#broken(ANSWERED, String(error));
    }
    throw this.#broken(ANSWERED, this.#logged.join(', '));
  }

  async #refuse(what: Refused): Promise<void> {
    const launch = { type: 'LaunchRequest' };
    const { envelope } = this.#sender.request(launch, null, this.#session, this.#nowMs, true);
    const { calls } = this.#table.counted;
    const told = await this.#handle(throughJson(makeRefused(envelope, what))).then(
      () => 'answered',
      (error: unknown) => String(error),
    );
    const isRefused = /^EnvelopeError: Not an Alexa request envelope|skill id/i.test(told);
    if (!isRefused || this.#table.counted.calls !== calls) throw this.#broken(REFUSES, `${what}: ${told}`);
  }

  #broken(rule: string, because: string): BrokenRule {
    return new BrokenRule(rule, because, this.#taken);
  }
}

function throughJson(envelope: unknown): unknown {
  const parsed: unknown = JSON.parse(JSON.stringify(envelope));
  return parsed;
}

function isAt(goal: Goal, { remembers }: Answer): boolean {
  if (remembers === null) return true;
  const { steps, closeMs, session } = remembers;
  switch (goal) {
    case 'one':
      return true;
    case 'ready':
      return session.conversation.asked.id === 'ready';
    case 'hold':
      return steps.length > 0;
    case 'close':
      return closeMs > 0;
    case 'end':
      return false;
  }
  return never(goal);
}
