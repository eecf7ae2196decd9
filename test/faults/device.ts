/** A device in a home, with a person in front of it who answers as one who has nothing and wants to roll. */
import type { Operations } from '../../lambdas/operations/watch.ts';
import { createHandler } from '../../lambdas/handlers/skill.ts';
import type { Store } from '../../lambdas/store/store.ts';
import { Echo } from '../../simulator/echo/echo.ts';
import type { Skill } from '../../simulator/cloud/skill.ts';
import { silencesOf } from '../../simulator/echo/answer-timing.ts';
import type { Outcome, Turn } from '../../simulator/echo/turn.ts';
import type { Understanding, Understood } from '../../simulator/nlu/understand.ts';
import { FRIENDLIEST } from '../conversations/scripts.ts';
import { askedIn, SKILL_ID, understood, USER } from '../conversations/talk.ts';

export const OPEN = 'open foam roll coach';

/** The same words are understood alike: looked up once. */
const once = new Map<string, Understood>();
const understanding: Understanding = {
  ...understood,
  inSession: (said) => {
    const known = once.get(said) ?? understood.inSession(said);
    once.set(said, known);
    return known;
  },
};

/** Faults of the skill itself are no part of these tests: none may be written of. */
const FAULTLESS: Operations = {
  write: (line) => {
    if ('error' in line) throw new Error(`a fault: ${String(line.error)}`);
  },
  clock: () => 0,
};

/** The handler of the skill over a store, as the Lambda makes it. */
export function skillOver(store: Store): Skill {
  return createHandler({ skillId: SKILL_ID, keepRatings: false }, store, FAULTLESS);
}

/** A device. It has no clock: whoever uses it says when something is said. */
export class Device {
  readonly name: string;
  readonly #echo: Echo;
  #last: Turn | null = null;

  /**
   * @param skill what answers its requests; an exception of it is a request that nobody answered
   * @param user the account it belongs to
   */
  constructor(name: string, skill: Skill, user = USER) {
    this.name = name;
    const household = { applicationId: SKILL_ID, user, person: null, locale: 'en-US' } as const;
    this.#echo = new Echo(skill, understanding, { ...household, device: 'dot', seed: name });
  }

  get sessionOpen(): boolean {
    return this.#echo.sessionOpen;
  }

  /** Whether holds are playing at a moment. */
  rollsAt(atMs: number): boolean {
    return (this.#last?.steps.length ?? 0) > 0 && atMs < this.endsMs;
  }

  /** When its answer has been heard, in ms since 1970. */
  get endsMs(): number {
    return this.#echo.playing === null ? 0 : silencesOf(this.#echo.playing).endsMs;
  }

  /** When the session ends by itself, as nobody says a word; never where none is open. */
  get overMs(): number {
    const { playing, sessionOpen } = this.#echo;
    if (playing === null || !sessionOpen) return Infinity;
    return silencesOf(playing).overMs ?? silencesOf(playing).endsMs;
  }

  /** What the person says next. @param takesUp whether a place kept is taken up */
  answer(takesUp: boolean): string {
    const asked = this.#last === null || !this.#echo.sessionOpen ? null : askedIn(this.#last);
    if (asked === null) return OPEN;
    return asked === 'take_up' && !takesUp ? 'no' : FRIENDLIEST[asked];
  }

  /** Says something; tells the answer. */
  async say(said: string, atMs: number): Promise<Turn> {
    return this.#keep(await this.#echo.hear(said, atMs));
  }

  /** Nobody says a word: the session ends. */
  async silence(): Promise<Turn> {
    return this.#keep(await this.#echo.endSession('(silence)', this.overMs, 'EXCEEDED_MAX_REPROMPTS'));
  }

  /** The skill didn't answer: Alexa ends the session. */
  async failRequest(atMs: number): Promise<Turn> {
    return this.#keep(await this.#echo.endSession('(error)', atMs, 'ERROR'));
  }

  #keep({ turn, problems }: Outcome): Turn {
    if (problems.length > 0) throw new Error(`${turn.said}: ${problems.join('; ')}`);
    this.#last = turn;
    return turn;
  }
}
