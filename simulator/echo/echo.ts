import type { Request as AlexaRequest, RequestEnvelope, SessionEndedReason } from 'ask-sdk-model';
import { GRANTED } from '../cloud/grants.ts';
import type { Skill } from '../cloud/skill.ts';
import type { Understanding, Understood } from '../nlu/understand.ts';
import type { ScreenDocument } from '../player/apl.ts';
import { play, type Playback, SILENCE } from '../player/playback.ts';
import {
  addConsentQuestion,
  argumentsOfTouch,
  continueSession,
  describeRequest,
  findProblems,
  playOrSilence,
  readAnswer,
  readScreenOrNull,
  saysNothing,
  SkillFailure,
} from './answer.ts';
import {
  type AskFor,
  type ConsentAnswer,
  findAskFor,
  interpretConsent,
  makeConsentRequest,
} from './consent.ts';
import {
  hasDeclaredScreen,
  type Household,
  idOf,
  makeDisabledEnvelope,
  makeIntentRequest,
  makeSessionEndedRequest,
  makeSessionEnvelope,
  makeUserEvent,
  type OpenSession,
  type RequestCommon,
  USER_EVENT,
} from './envelope.ts';
import type { CurrentAnswer } from './answer-timing.ts';
import { resolveTimes } from './device-clock.ts';
import { dropTimedAudio, findTimedAudioToken, makeRuntimeError } from './refusal.ts';
import { checkLimits } from './response-limits.ts';
import type { SkillResponse } from './response.ts';
import { makeTurn, type Outcome } from './turn.ts';

/** The transcript shows this in place of the person's words if a reminder rings. */
export const REMINDER = '(reminder)';

type SentArguments = readonly unknown[];

/**
 * Simulates an Echo: it turns words into requests, keeps the session, and plays the answers. It has no clock:
 * the caller says when something happens (`npm run say` simulates the time, `npm start` uses the real one).
 */
export class Echo {
  readonly #skill: Skill;
  readonly #understanding: Understanding;
  #household: Household;
  #session: OpenSession | null = null;
  #playing: CurrentAnswer | null = null;
  #shown: ScreenDocument | null = null;
  #askFor: AskFor | null = null;
  /** The token of timed audio that the device could not play, until the skill has been told. */
  #refusedToken: string | null = null;
  #rungUntilMs = 0;
  #requests = 0;
  #sessions = 0;
  #turns = 0;

  /** @param skill the skill's handler; envelopes and responses are passed as JSON, as they are in the cloud */
  constructor(skill: Skill, understanding: Understanding, household: Household) {
    this.#skill = skill;
    this.#understanding = understanding;
    this.#household = household;
  }

  /** The answer that is playing or played last; null if none did in this session. */
  get playing(): CurrentAnswer | null {
    return this.#playing;
  }

  /** The document on the screen, if there is one. */
  get shown(): ScreenDocument | null {
    return this.#shown;
  }

  get sessionOpen(): boolean {
    return this.#session !== null;
  }

  /** From the next request on, this person speaks; null: a voice that is not recognised. */
  recognise(person: string | null): void {
    this.#household = { ...this.#household, person };
  }

  /** Whether these words open the skill. */
  opens(said: string): boolean {
    return this.#understanding.outside(said) !== null;
  }

  /**
   * Handles what the person says.
   * @param atMs when the person has finished speaking, which is the request's timestamp and the moment the
   * answer begins
   * @throws SkillFailure if the skill throws or gives no response
   */
  async hear(said: string, atMs: number): Promise<Outcome> {
    await this.#understanding.learn(said);
    const opening = this.#understanding.outside(said);
    if (opening !== null) return this.#open(said, opening, atMs);
    if (this.#session === null) return this.#ignoreUtterance(said, atMs);
    const understood = this.#understanding.inSession(said);
    if (this.#askFor !== null) {
      return this.#sendConsent(said, this.#session, this.#askFor, interpretConsent(said, understood), atMs);
    }
    if (understood.kind === 'exit') return this.endSession(said, atMs, 'USER_INITIATED');
    return this.#ask(said, this.#session, understood, atMs);
  }

  /**
   * Handles a touch on the screen.
   * @param id the component's id
   * @throws SkillFailure if the skill throws or gives no response
   * @throws UsageError if nothing on the screen has this id
   */
  async touch(said: string, id: string, atMs: number): Promise<Outcome> {
    const sentArguments = argumentsOfTouch(this.#shown, id, said);
    return this.#sendUserEvent(said, sentArguments, id, atMs);
  }

  /**
   * Handles the end of the screen's speech: the screen sends its event to the skill.
   * @throws SkillFailure if the skill throws or gives no response
   */
  async finishScreenSpeech(atMs: number): Promise<Outcome> {
    return this.#sendUserEvent('(played)', this.#shown?.sendsWhenSaid ?? [], null, atMs);
  }

  /** Sends an event of the screen. Without a session nobody receives it. */
  async #sendUserEvent(said: string, told: SentArguments, id: string | null, atMs: number): Promise<Outcome> {
    if (this.#session === null || this.#shown === null) return this.#ignoreUtterance(said, atMs);
    const request = makeUserEvent(this.#nextRequest(atMs), this.#shown.token, told, id);
    return this.#send(said, this.#session, request, null, atMs);
  }

  /**
   * Ends the session without an answer, after silence, "exit" or an error.
   * @param said what the transcript shows as said, such as `(silence)`
   * @param heard what was played in the meantime: the reprompt
   * @throws SkillFailure if the skill throws
   */
  async endSession(
    said: string,
    atMs: number,
    reason: SessionEndedReason,
    heard: Playback = SILENCE,
  ): Promise<Outcome> {
    const session = this.#session;
    if (session === null) return this.#ignoreUtterance(said, atMs);
    if (this.#askFor !== null) {
      return this.#sendConsent(said, session, this.#askFor, 'NOT_ANSWERED', atMs);
    }
    const envelope = makeSessionEnvelope(
      this.#household,
      session,
      makeSessionEndedRequest(this.#nextRequest(atMs), reason),
    );
    this.#session = null;
    this.#playing = null;
    const raw = await this.#call(this.#skill, envelope);
    // A skill may answer this request with anything that plays nothing, even with null.
    const problems = raw === null ? [] : checkLimits(raw, 'SessionEndedRequest');
    const { phase, level } = session.attributes;
    const turn = makeTurn({
      n: this.#nextTurnNumber(),
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
   * Disables the skill. This is a skill event, which the skill's other handler receives if the package subscribes
   * to it.
   * @throws SkillFailure if the skill throws
   */
  async disable(said: string, atMs: number, events: Skill): Promise<Outcome> {
    if (!(this.#household.grants ?? GRANTED).disabled) return this.#ignoreUtterance(said, atMs);
    const envelope = makeDisabledEnvelope(this.#household, this.#nextRequest(atMs));
    this.#session = null;
    this.#playing = null;
    const response = await this.#call(events, envelope);
    const turn = makeTurn({
      n: this.#nextTurnNumber(),
      atMs,
      said,
      match: 'none',
      request: envelope,
      response,
    });
    return { turn, playback: SILENCE, problems: [] };
  }

  /**
   * Tells the skill about timed audio that the device could not play. Returns null if there was none or no
   * session is open.
   * @param atMs when the skill is told
   * @throws SkillFailure if the skill throws or gives no response
   */
  async reportRefusedAudio(atMs: number): Promise<Outcome | null> {
    const token = this.#refusedToken;
    this.#refusedToken = null;
    if (token === null || this.#session === null) return null;
    return this.#send(
      '(no timed audio)',
      this.#session,
      makeRuntimeError(this.#nextRequest(atMs), token),
      null,
      atMs,
    );
  }

  /** Returns the reminders that have fallen due since the last call, as they are heard. */
  collectRings(untilMs: number): Outcome[] {
    const afterMs = this.#rungUntilMs;
    if (untilMs <= afterMs) return [];
    this.#rungUntilMs = untilMs;
    return (this.#household.services?.findRings(afterMs, untilMs) ?? []).map(({ atMs, text }) => {
      const playback = play({ outputSpeech: { type: 'PlainText', text: `Here's your reminder. ${text}` } });
      const parts = { n: this.#nextTurnNumber(), atMs, said: REMINDER, match: 'none' as const };
      return {
        turn: makeTurn({ ...parts, playback, request: null, response: null }),
        playback,
        problems: [],
      };
    });
  }

  async #open(said: string, opening: Understood, atMs: number): Promise<Outcome> {
    const id = idOf(this.#household, 'session', (this.#sessions += 1));
    this.#session = { id, isNew: true, attributes: {} };
    return this.#ask(said, this.#session, opening, atMs);
  }

  async #ask(said: string, session: OpenSession, understood: Understood, atMs: number): Promise<Outcome> {
    const common = this.#nextRequest(atMs);
    if (understood.kind !== 'intent')
      return this.#send(said, session, { type: 'LaunchRequest', ...common }, understood, atMs);
    const slots = resolveTimes(understood.slots, atMs, this.#household.services);
    const request = makeIntentRequest(
      common,
      this.#household,
      understood.intent,
      this.#understanding.slotsOf(understood.intent),
      slots,
    );
    return this.#send(said, session, request, { ...understood, slots }, atMs);
  }

  /** Tells the skill how the person answered Alexa's consent question. */
  async #sendConsent(
    said: string,
    session: OpenSession,
    askFor: AskFor,
    answer: ConsentAnswer,
    atMs: number,
  ): Promise<Outcome> {
    if (answer === 'ACCEPTED') this.#household.services?.setPermission(true);
    const request = makeConsentRequest(this.#nextRequest(atMs), askFor, answer);
    return this.#send(said, session, request, null, atMs);
  }

  async #send(
    said: string,
    session: OpenSession,
    request: AlexaRequest,
    understood: Understood | null,
    atMs: number,
  ): Promise<Outcome> {
    const intent = understood?.kind === 'intent' ? understood : null;
    const envelope = makeSessionEnvelope(this.#household, session, request);
    const raw = await this.#call(this.#skill, envelope);
    const response = readAnswer(raw, describeRequest(envelope));
    const stays = this.#playing !== null && request.type === USER_EVENT && saysNothing(response.response);
    if (stays) this.#session = continueSession(session, response.sessionAttributes);
    const playback = stays ? SILENCE : this.#playAnswer(session, response, atMs).playback;
    const turn = makeTurn({
      n: this.#nextTurnNumber(),
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
    const screen = hasDeclaredScreen(this.#household);
    return { turn, playback, problems: findProblems(raw, response, envelope, screen) };
  }

  #playAnswer(
    session: OpenSession,
    { response, sessionAttributes }: SkillResponse,
    atMs: number,
  ): CurrentAnswer {
    const { shouldEndSession } = response;
    this.#askFor = findAskFor(response.directives);
    const heard = this.#household.withoutTimedAudio === true ? dropTimedAudio(response) : response;
    this.#refusedToken = heard === response ? null : findTimedAudioToken(response.directives);
    const asks = this.#askFor !== null;
    const sessionOpen = shouldEndSession !== true;
    this.#session = sessionOpen ? continueSession(session, sessionAttributes) : null;
    this.#playing = {
      startMs: atMs,
      playback: asks ? addConsentQuestion(response) : playOrSilence(heard),
      reprompt: response.reprompt === undefined ? null : playOrSilence(response.reprompt),
      microphone: asks || shouldEndSession === false ? 'open' : 'closed',
      sessionOpen,
      shown: readScreenOrNull(response.directives),
    };
    if (!sessionOpen) this.#shown = null;
    this.#shown = this.#playing.shown ?? this.#shown;
    return this.#playing;
  }

  /** Records words that reach no skill: no session is open, and they do not open one. */
  #ignoreUtterance(said: string, atMs: number): Outcome {
    this.#playing = null;
    const turn = makeTurn({
      n: this.#nextTurnNumber(),
      atMs,
      said,
      match: 'none',
      request: null,
      response: null,
    });
    return { turn, playback: SILENCE, problems: [] };
  }

  #nextTurnNumber(): number {
    return (this.#turns += 1);
  }

  #nextRequest(atMs: number): RequestCommon {
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
      throw new SkillFailure(`the skill failed at ${describeRequest(envelope)}: ${String(cause)}`, { cause });
    }
  }
}
