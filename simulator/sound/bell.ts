import { type AudioPiece, lengthOfSound, type Samples, SAMPLES_PER_MS } from '../player/voice.ts';
import { makeRain } from './rain.ts';

/** The sound of a struck object: its lowest tone, and how it fades. */
interface StruckSound {
  readonly hertz: number;
  /**
   * For each partial: its frequency relative to the lowest tone, its loudness, and the time in ms in which it
   * fades to a third.
   */
  readonly partials: readonly (readonly [ratio: number, loud: number, fadesMs: number])[];
}

/** The partials are tuned like a bell's. The minor third makes it sound like one. */
const BELL: StruckSound = {
  hertz: 659.3,
  partials: [
    [0.5, 0.25, 420],
    [1, 1, 320],
    [1.19, 0.45, 240],
    [1.5, 0.3, 180],
    [2, 0.5, 160],
    [2.74, 0.25, 90],
    [4.1, 0.12, 50],
  ],
};

/** A soft wooden tick. */
const TICK: StruckSound = {
  hertz: 392,
  partials: [
    [1, 1, 70],
    [2.7, 0.3, 30],
  ],
};

const PEAK = 0.5;

/**
 * The attack is short enough to sound struck and long enough not to click. The release below makes the end
 * silent.
 */
const ATTACK_MS = 2;

const RELEASE_MS = 60;

/** The project's own sounds, which replace those of Alexa's sound library: a bell, steady rain, and for anything else a tick. */
const SOUNDS: readonly (readonly [name: RegExp, make: (durationMs: number) => Samples])[] = [
  [/bell/, (durationMs) => strike(BELL, durationMs)],
  [/rain/, makeRain],
  [/./, (durationMs) => strike(TICK, durationMs)],
];

const made = new Map<string, AudioPiece>();

/** Returns the replacement for a sound of Alexa's library, as long as that is. */
export function soundOf(source: string): AudioPiece {
  const known = made.get(source);
  if (known !== undefined) return known;
  const durationMs = lengthOfSound(source);
  const samples = SOUNDS.find(([name]) => name.test(source))?.[1](durationMs) ?? null;
  const piece = { durationMs, samples };
  made.set(source, piece);
  return piece;
}

function strike({ hertz, partials }: StruckSound, durationMs: number): Samples {
  const raw = Float32Array.from({ length: durationMs * SAMPLES_PER_MS }, (_, at) => {
    const ms = at / SAMPLES_PER_MS;
    const tone = partials.reduce(
      (sum, [ratio, loud, fadesMs]) =>
        sum + loud * Math.exp(-ms / fadesMs) * Math.sin((2 * Math.PI * hertz * ratio * ms) / 1000),
      0,
    );
    return tone * Math.min(1, ms / ATTACK_MS, (durationMs - ms) / RELEASE_MS);
  });
  const loudest = raw.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  return raw.map((sample) => (sample / loudest) * PEAK);
}
