/**
 * Answers that never reach the device, at some moments of a first visit. Each loss is told to the skill by an error, by an
 * ordinary end of the session, or not at all. Then the person opens the skill again.
 */
import type { Skill } from '../../simulator/cloud/skill.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { memoryStore } from '../conversations/memory.ts';
import { MONDAY, USER } from '../conversations/talk.ts';
import { Device, OPEN, skillOver } from './device.ts';

const SECOND = 1_000;

/** How the skill hears that the session is over. */
export const TELLINGS = ['an error', 'an end', 'nothing'] as const;
export type Telling = (typeof TELLINGS)[number];

/** When the person opens the skill again. */
export const REOPENINGS = [
  ['30 s', 30 * SECOND],
  ['2 minutes', 120 * SECOND],
  ['an hour', 3_600 * SECOND],
] as const;

/** A whole first routine: five holds of 30 s. */
export const WHOLE_SECONDS = 150;
/** More turns than any visit takes. */
const MOST_TURNS = 60;

/** One moment at which an answer is lost. Times are in seconds of holds. */
export interface Loss {
  readonly moment: string;
  /** What was held and heard until then. No more may ever be credited. */
  readonly heard: number;
  /** What is credited, by how the skill hears of the loss; where it can't hear of it in this way, nothing is said. */
  readonly credited: Partial<Readonly<Record<Telling, number>>>;
  /** Leads the visit up to the loss. */
  readonly happens: (visit: Visit) => Promise<void>;
}

/** The first segment has two holds of 30 s; the first of them begins 15 s into it. */
export const LOSSES: readonly Loss[] = [
  {
    moment: 'the answer with the first segment, once it is written down',
    heard: 0,
    credited: { 'an error': 0, 'an end': 0, nothing: 0 },
    happens: async (visit: Visit): Promise<void> => {
      await visit.answerUntil('ready');
      await visit.lose('written');
    },
  },
  {
    moment: 'the answer to a pause after 20 s of the first hold, once it is written down',
    heard: 20,
    credited: { 'an error': 20, 'an end': 20, nothing: 20 },
    happens: async (visit: Visit): Promise<void> => {
      await visit.answerUntil('hardest');
      await visit.lose('written', 'pause', 36);
    },
  },
  {
    moment: 'such a pause, before anything is written down',
    heard: 20,
    credited: { 'an error': 0, nothing: 0 },
    happens: async (visit: Visit): Promise<void> => {
      await visit.answerUntil('hardest');
      await visit.lose('not written', 'pause', 36);
    },
  },
  {
    moment: 'the answer to the first check-in, once it is written down',
    heard: 60,
    credited: { 'an error': 60, 'an end': 60, nothing: 60 },
    happens: async (visit: Visit): Promise<void> => {
      await visit.answerUntil('hardest');
      await visit.lose('written');
    },
  },
  {
    moment: 'the answer to the first check-in, before anything is written down',
    heard: 60,
    credited: { 'an error': 60, nothing: 0 },
    happens: async (visit: Visit): Promise<void> => {
      await visit.answerUntil('hardest');
      await visit.lose('not written');
    },
  },
  {
    moment: 'the second segment, refused by the device after Alexa took its attributes',
    heard: 60,
    credited: { 'an error': 60, nothing: 60 },
    happens: async (visit: Visit): Promise<void> => {
      await visit.answerUntil('hardest');
      await visit.beRefused();
    },
  },
  {
    moment: 'nothing: the first segment is heard, and nobody answers',
    heard: 60,
    credited: { 'an error': 60, 'an end': 60, nothing: 0 },
    happens: async (visit: Visit): Promise<void> => {
      await visit.answerUntil('hardest');
      visit.pass();
    },
  },
  {
    moment: 'the question after a segment that a screen has reported as played',
    heard: 60,
    credited: { 'an error': 60, 'an end': 60, nothing: 60 },
    happens: async (visit: Visit): Promise<void> => {
      visit.useScreen();
      await visit.answerUntil('hardest');
      await visit.losePlayed();
    },
  },
];

/** The answer never reached Alexa. */
class Lost extends Error {
  override readonly name = 'Lost';
}

/** A first visit in which answers can be lost, and the next one. */
export class Visit {
  readonly #store = memoryStore();
  readonly #skill: Skill;
  #device: Device;
  #loses: 'written' | 'not written' | null = null;
  #atMs = Date.parse(MONDAY);
  #said = OPEN;

  constructor() {
    const inner = skillOver(this.#store);
    this.#skill = async (envelope) => {
      if (this.#loses === 'not written') throw new Lost();
      const answer = await inner(envelope);
      if (this.#loses === 'written') throw new Lost();
      return answer;
    };
    this.#device = new Device('kitchen', this.#skill);
  }

  /** What is credited, in seconds. */
  get creditedSeconds(): number {
    return this.#store.kept(USER).progress.ever.heldMs / SECOND;
  }

  /** Speaks to a device with a screen. */
  useScreen(): void {
    this.#device = new Device('show', this.#skill, USER, 'show');
  }

  /** Answers what is asked, until a question is open. A segment before it still plays. */
  async answerUntil(question: 'ready' | 'hardest'): Promise<void> {
    for (let turns = 0; this.#device.asked !== question; turns += 1) {
      if (turns > MOST_TURNS) throw new Error(`Expected to be asked ${question}`);
      await this.say();
    }
  }

  /** Answers the open question, after it has been heard. */
  async say(): Promise<Turn> {
    const turn = await this.#device.say(this.#said, this.#atMs);
    this.#said = this.#device.answer(true);
    this.pass();
    return turn;
  }

  /** Answers the open question. Alexa takes the skill's answer, and the device refuses it at once. */
  async beRefused(): Promise<void> {
    await this.#device.say(this.#said, this.#atMs);
    this.#atMs += SECOND;
  }

  /** Hears the answer to its end. */
  pass(): void {
    this.#atMs = Math.max(this.#atMs, this.#device.endsMs) + SECOND;
  }

  /** Says something whose answer is lost: the open question's answer, or other words, seconds into the segment. */
  async lose(
    when: 'written' | 'not written',
    said = this.#said,
    atSeconds: number | null = null,
  ): Promise<void> {
    if (atSeconds !== null) this.#atMs = this.#device.startMs + atSeconds * SECOND;
    await this.#losing(when, () => this.#device.say(said, this.#atMs));
  }

  /** The screen reports that all was played, and the answer to that is lost. */
  async losePlayed(): Promise<void> {
    await this.#losing('written', () => this.#device.finishScreenSpeech(this.#atMs));
  }

  /** Ends the session, as far as the skill hears of it: an error at once, an ordinary end after five seconds. */
  async end(telling: Telling): Promise<void> {
    if (telling === 'an error') await this.#device.failRequest(this.#atMs);
    if (telling === 'an end') await this.#device.leave((this.#atMs += 5 * SECOND));
  }

  /** Opens the skill again, on a device that knows nothing of the session before. */
  async reopen(afterMs: number): Promise<void> {
    this.#device = new Device('again', this.#skill);
    this.#atMs += afterMs;
    this.#said = OPEN;
    await this.say();
  }

  /** Answers everything until the goodbye. */
  async goOn(): Promise<void> {
    for (let turns = 0; this.#device.sessionOpen && turns < MOST_TURNS; turns += 1) await this.say();
  }

  async #losing(when: 'written' | 'not written', send: () => Promise<unknown>): Promise<void> {
    this.#loses = when;
    await send().then(
      () => {
        throw new Error('Expected that the answer is lost');
      },
      (error: unknown) => {
        if (!(error instanceof Error && error.cause instanceof Lost)) throw error;
      },
    );
    this.#loses = null;
  }
}

/** What a loss came to, in seconds: credited at the next launch, and by the end of the routine that goes on then. */
export async function lose(
  { happens }: Loss,
  telling: Telling,
  reopenedAfterMs: number,
): Promise<{ readonly atLaunch: number; readonly atEnd: number }> {
  const visit = new Visit();
  await happens(visit);
  await visit.end(telling);
  await visit.reopen(reopenedAfterMs);
  const atLaunch = visit.creditedSeconds;
  await visit.goOn();
  return { atLaunch, atEnd: visit.creditedSeconds };
}
