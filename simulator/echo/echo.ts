import type { Request, RequestEnvelope, SessionEndedReason } from 'ask-sdk-model';
import type { Skill } from '../cloud/skill.ts';
import type { Understanding, Understood } from '../nlu/understand.ts';
import type { Shown } from '../player/apl.ts';
import { play, type Playback, SILENCE } from '../player/playback.ts';
import {
  described,
  goesOn,
  playable,
  problemsOf,
  questioned,
  read,
  saysNothing,
  showable,
  SkillFailure,
  touched,
} from './answer.ts';
import { type AskFor, askForIn, type ConsentAnswer, consentFrom, consentRequest } from './consent.ts';
import {
  disabledEnvelope,
  type Household,
  idOf,
  intentRequest,
  type OpenSession,
  type RequestCommon,
  sessionEnded,
  sessionEnvelope,
  USER_EVENT,
  userEvent,
} from './envelope.ts';
import type { Playing } from './answer-timing.ts';
import { refusal, timedAudioIn, withoutTimedAudio } from './refusal.ts';
import { brokenLimits } from './response-limits.ts';
import type { SkillResponse } from './response.ts';
import { type Outcome, turnOf } from './turn.ts';

/** What stands for "said" where a reminder rings. */
export const REMINDER = '(reminder)';

type Told = readonly unknown[];

/**
 * An Echo: turns words into requests, keeps the session, plays answers. It has no clock: whoever uses it says when
 * something happens (`npm run say` counts, `npm start` looks at the time).
 */
export class Echo {
  readonly #skill: Skill;
  readonly #understanding: Understanding;
  readonly #household: Household;
  #session: OpenSession | null = null;
  #playing: Playing | null = null;
  #shown: Shown | null = null;
  #askFor: AskFor | null = null;
  /** The token of timed audio that the device couldn't play, until the skill is told. */
  #refused: string | null = null;
  #rungUntilMs = 0;
  #requests = 0;
  #sessions = 0;
  #turns = 0;

  /** @param skill the skill's handler; envelopes and responses cross as JSON, as they do in the cloud */
  constructor(skill: Skill, understanding: Understanding, household: Household) {
    this.#skill = skill;
    this.#understanding = understanding;
    this.#household = household;
  }

  /** The answer that plays or has played last, with whether a session is open. */
  get playing(): Playing | null {
    return this.#playing;
  }

  /** The document on the screen, if there is one. */
  get shown(): Shown | null {
    return this.#shown;
  }

  get sessionOpen(): boolean {
    return this.#session !== null;
  }

  /** The words that open the skill. */
  opens(said: string): boolean {
    return this.#understanding.outside(said) !== null;
  }

  /**
   * Someone says something.
   * @param atMs when the words have been said: the request's timestamp and the moment its answer begins
   * @throws SkillFailure
   */
  async hear(said: string, atMs: number): Promise<Outcome> {
    await this.#understanding.learn(said);
    const opening = this.#understanding.outside(said);
    if (opening !== null) return this.#open(said, opening, atMs);
    if (this.#session === null) return this.#unrouted(said, atMs);
    const understood = this.#understanding.inSession(said);
    if (this.#askFor !== null) {
      return this.#consented(said, this.#session, this.#askFor, consentFrom(said, understood), atMs);
    }
    if (understood.kind === 'exit') return this.endSession(said, atMs, 'USER_INITIATED');
    return this.#ask(said, this.#session, understood, atMs);
  }

  /**
   * Something on the screen is touched.
   * @param id the id of the component
   * @throws SkillFailure; UsageError where nothing on the screen has that id
   */
  async touch(said: string, id: string, atMs: number): Promise<Outcome> {
    const told = touched(this.#shown, id, said);
    return this.#userEvent(said, told, id, atMs);
  }

  /**
   * What the screen says has been said to its end: it tells the skill.
   * @throws SkillFailure
   */
  async played(atMs: number): Promise<Outcome> {
    return this.#userEvent('(played)', this.#shown?.tells ?? [], null, atMs);
  }

  /** A screen's own request; without a session it is for nobody. */
  async #userEvent(said: string, told: Told, id: string | null, atMs: number): Promise<Outcome> {
    if (this.#session === null || this.#shown === null) return this.#unrouted(said, atMs);
    const request = userEvent(this.#common(atMs), this.#shown.token, told, id);
    return this.#send(said, this.#session, request, null, atMs);
  }

  /**
   * The session ends without an answer: silence, "exit", or an error.
   * @param said what is shown as said: `(silence)`
   * @param heard what was played meanwhile: the reprompt
   * @throws SkillFailure
   */
  async endSession(
    said: string,
    atMs: number,
    reason: SessionEndedReason,
    heard: Playback = SILENCE,
  ): Promise<Outcome> {
    const session = this.#session;
    if (session === null) return this.#unrouted(said, atMs);
    if (this.#askFor !== null) {
      return this.#consented(said, session, this.#askFor, 'NOT_ANSWERED', atMs);
    }
    const envelope = sessionEnvelope(this.#household, session, sessionEnded(this.#common(atMs), reason));
    this.#session = null;
    this.#playing = null;
    const raw = await this.#call(this.#skill, envelope);
    // skills may answer this request with anything that says nothing, even with null
    const problems = raw === null ? [] : brokenLimits(raw, 'SessionEndedRequest');
    const { phase, level } = session.attributes;
    const turn = turnOf({
      n: this.#count(),
      atMs,
      said,
      match: 'none',
      playback: heard,
      attributes: { phase, level },
      request: envelope,
      response: raw,
    });
    return { turn, playback: heard, problems };
  }

  /**
   * The person disables the skill: a skill event, which a different entry of the skill receives.
   * @throws SkillFailure
   */
  async disable(said: string, atMs: number, events: Skill): Promise<Outcome> {
    const envelope = disabledEnvelope(this.#household, this.#common(atMs));
    this.#session = null;
    this.#playing = null;
    const response = await this.#call(events, envelope);
    const turn = turnOf({ n: this.#count(), atMs, said, match: 'none', request: envelope, response });
    return { turn, playback: SILENCE, problems: [] };
  }

  /**
   * The device tells the skill of timed audio that it couldn't play; null where it had none, or no session is open.
   * @param atMs when the skill is told
   * @throws SkillFailure
   */
  async refuse(atMs: number): Promise<Outcome | null> {
    const token = this.#refused;
    this.#refused = null;
    if (token === null || this.#session === null) return null;
    return this.#send('(no timed audio)', this.#session, refusal(this.#common(atMs), token), null, atMs);
  }

  /** The reminders that have come due since this was last asked, each as it is heard. */
  rings(untilMs: number): Outcome[] {
    const afterMs = this.#rungUntilMs;
    if (untilMs <= afterMs) return [];
    this.#rungUntilMs = untilMs;
    return (this.#household.services?.rings(afterMs, untilMs) ?? []).map(({ atMs, text }) => {
      const playback = play({ outputSpeech: { type: 'PlainText', text: `Here's your reminder. ${text}` } });
      const parts = { n: this.#count(), atMs, said: REMINDER, match: 'none' as const };
      return { turn: turnOf({ ...parts, playback, request: null, response: null }), playback, problems: [] };
    });
  }

  async #open(said: string, opening: Understood, atMs: number): Promise<Outcome> {
    const id = idOf(this.#household, 'session', (this.#sessions += 1));
    this.#session = { id, isNew: true, attributes: {} };
    return this.#ask(said, this.#session, opening, atMs);
  }

  async #ask(said: string, session: OpenSession, understood: Understood, atMs: number): Promise<Outcome> {
    const common = this.#common(atMs);
    const request =
      understood.kind !== 'intent'
        ? { type: 'LaunchRequest' as const, ...common }
        : intentRequest(
            common,
            this.#household,
            understood.intent,
            this.#understanding.slotsOf(understood.intent),
            understood.slots,
          );
    return this.#send(said, session, request, understood, atMs);
  }

  /** Alexa's own question was answered: the skill is told. */
  async #consented(
    said: string,
    session: OpenSession,
    askFor: AskFor,
    answer: ConsentAnswer,
    atMs: number,
  ): Promise<Outcome> {
    if (answer === 'ACCEPTED') this.#household.services?.permit(true);
    const request = consentRequest(this.#common(atMs), askFor, answer);
    return this.#send(said, session, request, null, atMs);
  }

  async #send(
    said: string,
    session: OpenSession,
    request: Request,
    understood: Understood | null,
    atMs: number,
  ): Promise<Outcome> {
    const intent = understood?.kind === 'intent' ? understood : null;
    const envelope = sessionEnvelope(this.#household, session, request);
    const raw = await this.#call(this.#skill, envelope);
    const response = read(raw, described(envelope));
    const stays = this.#playing !== null && request.type === USER_EVENT && saysNothing(response.response);
    if (stays) this.#session = goesOn(session, response.sessionAttributes);
    const playback = stays ? SILENCE : this.#answered(session, response, atMs).playback;
    const turn = turnOf({
      n: this.#count(),
      atMs,
      said,
      ...(intent === null ? {} : { intent: { name: intent.intent, slots: intent.slots } }),
      match: understood?.match ?? 'none',
      playback,
      attributes: response.sessionAttributes,
      microphone: this.#askFor !== null || response.response.shouldEndSession === false ? 'open' : 'closed',
      request: envelope,
      response: raw,
    });
    const screen = this.#household.device === 'show';
    return { turn, playback, problems: problemsOf(raw, response, envelope, screen) };
  }

  #answered(session: OpenSession, { response, sessionAttributes }: SkillResponse, atMs: number): Playing {
    const { shouldEndSession } = response;
    this.#askFor = askForIn(response.directives);
    const heard = this.#household.withoutTimedAudio === true ? withoutTimedAudio(response) : response;
    this.#refused = heard === response ? null : timedAudioIn(response.directives);
    const asks = this.#askFor !== null;
    const sessionOpen = shouldEndSession !== true;
    this.#session = sessionOpen ? goesOn(session, sessionAttributes) : null;
    this.#playing = {
      startMs: atMs,
      playback: asks ? questioned(response) : playable(heard),
      reprompt: response.reprompt === undefined ? null : playable(response.reprompt),
      microphone: asks || shouldEndSession === false ? 'open' : 'closed',
      sessionOpen,
      shown: showable(response.directives),
    };
    if (!sessionOpen) this.#shown = null;
    this.#shown = this.#playing.shown ?? this.#shown;
    return this.#playing;
  }

  /** Words nobody in the skill hears: no session is open, and they don't open one. */
  #unrouted(said: string, atMs: number): Outcome {
    this.#playing = null;
    const turn = turnOf({ n: this.#count(), atMs, said, match: 'none', request: null, response: null });
    return { turn, playback: SILENCE, problems: [] };
  }

  #count(): number {
    return (this.#turns += 1);
  }

  #common(atMs: number): RequestCommon {
    return {
      requestId: idOf(this.#household, 'request', (this.#requests += 1)),
      timestamp: new Date(atMs).toISOString(),
      locale: this.#household.locale,
    };
  }

  async #call(skill: Skill, envelope: RequestEnvelope): Promise<unknown> {
    try {
      const answer: unknown = await skill(JSON.parse(JSON.stringify(envelope)));
      return answer === undefined ? null : JSON.parse(JSON.stringify(answer));
    } catch (cause) {
      throw new SkillFailure(`the skill failed ${described(envelope)}: ${String(cause)}`, { cause });
    }
  }
}
