/** Two devices in one home that share one record, and what is said to them in order of time. */
import fc from 'fast-check';
import type { Skill } from '../../simulator/cloud/skill.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { Device, OPEN } from './device.ts';
import { Ledger } from './ledger.ts';

const SECOND = 1_000;

/** Words that interrupt whatever is playing. */
const INTERRUPTIONS = ['pause', 'next', 'repeat', 'stop', 'it hurts'] as const;
/** Words that end rolling for the day. */
export const EMERGENCY = 'call an ambulance';
export const REFERRED = 'it shoots down my leg';

/** One moment in the home. */
export interface Moment {
  /** The device that is spoken to. `both` are spoken to within the same second. */
  readonly who: 'kitchen' | 'bedroom' | 'both';
  /** How long after the previous moment this one comes. */
  readonly afterMs: number;
  /** `on` answers the question after it has been heard; other words interrupt. */
  readonly says: 'on' | 'nothing' | (typeof INTERRUPTIONS)[number] | typeof EMERGENCY | typeof REFERRED;
  /** Whether to resume a routine that is offered. */
  readonly takesUp: boolean;
  /** Whether Alexa sends the request twice. */
  readonly twice: boolean;
}

const SAYS: fc.Arbitrary<Moment['says']> = fc.oneof(
  { weight: 20, arbitrary: fc.constant('on' as const) },
  { weight: 6, arbitrary: fc.constantFrom(...INTERRUPTIONS) },
  { weight: 1, arbitrary: fc.constantFrom('nothing' as const, EMERGENCY, REFERRED) },
);

const MOMENT: fc.Arbitrary<Moment> = fc.record({
  who: fc.constantFrom('both', 'both', 'kitchen', 'bedroom'),
  afterMs: fc.oneof(fc.integer({ min: SECOND, max: 4 * SECOND }), fc.nat({ max: 60 * SECOND })),
  says: SAYS,
  takesUp: fc.boolean(),
  twice: fc.nat({ max: 4 }).map((n) => n === 0),
});

/** Both devices are opened and the questions of a second visit are answered. */
const GETTING_READY: fc.Arbitrary<readonly Moment[]> = fc.array(
  MOMENT.map((moment) => ({ ...moment, who: 'both' as const, says: 'on' as const })),
  { minLength: 6, maxLength: 7 },
);

/** An evening in the home. */
export const EVENINGS: fc.Arbitrary<readonly Moment[]> = fc
  .tuple(GETTING_READY, fc.array(MOMENT, { minLength: 6, maxLength: 20, size: 'max' }))
  .map((parts) => parts.flat());

/** A turn and its device. `alone` means that nothing was going on at the other device. */
export interface Had {
  readonly device: string;
  readonly turn: Turn;
  readonly alone: boolean;
}

/** The home, which is spoken to moment by moment. */
export class Home {
  readonly ledger = new Ledger();
  readonly had: Had[] = [];
  readonly #devices: readonly [Device, Device];
  readonly #during: <T>(turns: Promise<T>) => Promise<T>;
  #nowMs: number;
  #twice = false;

  /** @param during lets the store's calls of the turns through in some order, until the turns have ended */
  constructor(skill: Skill, atMs: number, during: <T>(turns: Promise<T>) => Promise<T>) {
    const repeating: Skill = async (envelope) => {
      const answers = await Promise.all([skill(envelope), ...(this.#twice ? [skill(envelope)] : [])]);
      return answers[0];
    };
    this.#devices = [new Device('kitchen', repeating), new Device('bedroom', repeating)];
    this.#nowMs = atMs;
    this.#during = during;
  }

  async take({ who, afterMs, says, takesUp, twice }: Moment): Promise<void> {
    const [kitchen, bedroom] = this.#devices;
    const [first, second] = who === 'bedroom' ? [bedroom, kitchen] : [kitchen, bedroom];
    const soonestMs = this.#nowMs + afterMs;
    const waits = says === 'on' || !first.rollsAt(soonestMs);
    const atMs = waits && first.endsMs > soonestMs ? first.endsMs + SECOND : soonestMs;
    await this.#untilSilent(atMs);
    this.#nowMs = atMs;
    if (says === 'nothing') return;
    this.#twice = twice;
    // Emergencies can be said at any time; the other words only interrupt holds.
    const cutsIn = says !== 'on' && (says === EMERGENCY || first.rollsAt(atMs));
    const said = cutsIn ? says : first.answer(takesUp);
    const turns = [this.#say(first, said, atMs, who !== 'both')];
    if (who === 'both') {
      const theirs = second.rollsAt(atMs) ? 'pause' : second.answer(!takesUp);
      // A launch credits what the other device played until the launch. It cannot know about a pause in the
      // same second.
      const laterMs = theirs === OPEN ? 0 : afterMs % SECOND;
      turns.push(this.#say(second, theirs, atMs + laterMs, false));
    }
    await this.#during(Promise.all(turns));
    this.#twice = false;
  }

  /** Lets all sessions end in silence. */
  async end(): Promise<void> {
    await this.#untilSilent(Infinity);
  }

  /** Ends the sessions whose time is up, in order of time. */
  async #untilSilent(atMs: number): Promise<void> {
    const signal = this.#devices.toSorted((a, b) => a.overMs - b.overMs);
    for (const device of signal)
      if (device.overMs < atMs) this.#keep(device, await this.#during(device.silence()), true);
  }

  async #say(device: Device, said: string, atMs: number, alone: boolean): Promise<void> {
    this.#keep(device, await device.say(said, atMs), alone);
  }

  #keep({ name }: Device, turn: Turn, alone: boolean): void {
    this.ledger.record(name, turn);
    this.had.push({ device: name, turn, alone });
  }
}
