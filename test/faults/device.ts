/** A device with a person in front of it who answers that nothing is wrong and that they want to roll. */
import type { Operations } from '../../lambdas/operations/watch.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { z } from 'zod';
import { ASKED_IDS, type AskedId } from '../../lambdas/coach/conversation/questions.ts';
import { Echo } from '../../simulator/echo/echo.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { silencesOf } from '../../simulator/echo/answer-timing.ts';
import type { Outcome, Turn } from '../../simulator/echo/turn.ts';
import type { Understanding, Understood } from '../../simulator/nlu/understand.ts';
import { FRIENDLIEST } from '../conversations/scripts.ts';
import { SKILL_ID, understood, USER } from '../conversations/talk.ts';

const openSchema = z.looseObject({
  sessionAttributes: z.looseObject({
    session: z.looseObject({
      conversation: z.looseObject({ asked: z.looseObject({ id: z.enum(ASKED_IDS) }) }),
    }),
  }),
});

export const OPEN = 'open foam roll coach';

/** Caches interpretations, because the same words always mean the same. */
const once = new Map<string, Understood>();
const understanding: Understanding = {
  ...understood,
  inSession: (said) => {
    const known = once.get(said) ?? understood.inSession(said);
    once.set(said, known);
    return known;
  },
};

/** These tests are not about faults of the skill itself, so logging one is an error. */
const FAULTLESS: Operations = {
  write: (line) => {
    if ('error' in line) throw new Error(`a fault: ${String(line.error)}`);
  },
  clock: () => 0,
};

/** Creates the handler of the skill over a store, as in the Lambda. */
export function skillOver(store: Store): Skill {
  return createHandler({ skillId: SKILL_ID, keepRatings: false }, store, FAULTLESS);
}

/** A device. It has no clock: the caller says when something happens. */
export class Device {
  readonly name: string;
  readonly #echo: Echo;
  #last: Turn | null = null;

  /**
   * @param skill answers the requests; if it throws, nobody answered the request
   * @param user the account that the device belongs to
   * @param device a `show` has a screen
   */
  constructor(name: string, skill: Skill, user = USER, device: 'dot' | 'show' = 'dot') {
    this.name = name;
    const household = { applicationId: SKILL_ID, user, person: null, locale: 'en-US' } as const;
    this.#echo = new Echo(skill, understanding, { ...household, device, seed: name });
  }

  get sessionOpen(): boolean {
    return this.#echo.sessionOpen;
  }

  /** The question that is open, or will be when a screen has played its segment; null if no session is open. */
  get asked(): AskedId | null {
    if (this.#last === null || !this.#echo.sessionOpen) return null;
    return openSchema.parse(this.#last.response).sessionAttributes.session.conversation.asked.id;
  }

  /** When the current answer began, in ms since 1970. */
  get startMs(): number {
    return this.#echo.playing?.startMs ?? 0;
  }

  /** Whether holds are playing at a moment. */
  rollsAt(atMs: number): boolean {
    return (this.#last?.steps.length ?? 0) > 0 && atMs < this.endsMs;
  }

  /** When the current answer ends, in ms since 1970. */
  get endsMs(): number {
    return this.#echo.playing === null ? 0 : silencesOf(this.#echo.playing).endsMs;
  }

  /** When the session ends if nobody speaks; infinity if none is open. */
  get overMs(): number {
    const { playing, sessionOpen } = this.#echo;
    if (playing === null || !sessionOpen) return Infinity;
    return silencesOf(playing).overMs ?? silencesOf(playing).endsMs;
  }

  /**
   * Returns what the person says next.
   * @param takesUp whether to resume a routine that is offered
   */
  answer(takesUp: boolean): string {
    const { asked } = this;
    if (asked === null) return OPEN;
    return asked === 'take_up' && !takesUp ? 'no' : FRIENDLIEST[asked];
  }

  /** Says something and returns the turn. */
  async say(said: string, atMs: number): Promise<Turn> {
    return this.#keep(await this.#echo.hear(said, atMs));
  }

  /** Stays silent until the session ends. */
  async silence(): Promise<Turn> {
    return this.#keep(await this.#echo.endSession('(silence)', this.overMs, 'EXCEEDED_MAX_REPROMPTS'));
  }

  /** The screen reports that it has played its segment. */
  async finishScreenSpeech(atMs: number): Promise<Turn> {
    return this.#keep(await this.#echo.finishScreenSpeech(atMs));
  }

  /** Ends the session as "exit" does. */
  async leave(atMs: number): Promise<Turn> {
    return this.#keep(await this.#echo.endSession('exit', atMs, 'USER_INITIATED'));
  }

  /** Ends the session as Alexa does if the skill does not answer. */
  async failRequest(atMs: number): Promise<Turn> {
    return this.#keep(await this.#echo.endSession('(error)', atMs, 'ERROR'));
  }

  #keep({ turn, problems }: Outcome): Turn {
    if (problems.length > 0) throw new Error(`${turn.said}: ${problems.join('; ')}`);
    this.#last = turn;
    return turn;
  }
}
