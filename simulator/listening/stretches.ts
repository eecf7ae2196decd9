/** Cuts what a microphone hears into stretches of speech, by their loudness alone. The grammar refuses what isn't speech. */

/** In frames of 30 ms. The quietest fifth of the last three seconds is the room. */
const ROOM_FRAMES = 100;
const ROOM_SHARE = 0.2;

/** A frame is loud if it is louder than the room by 4 dB, and more than a microphone's own noise. */
const LOUDER = 1.6;
export const AUDIBLE = 0.0015;

/**
 * A stretch begins with so many loud frames of so many, and ends with so many in a row that aren't: after the name, many
 * pause for almost half a second.
 */
const BEGIN_LOUD = 4;
const BEGIN_FRAMES = 6;
const END_FRAMES = 18;

/**
 * Somebody further away, whose speech is softer than this share of the loudest in the stretch, does not prolong it: by 14 dB. By
 * 9 dB the end of "none of those" was cut off, which one of the voices of bench:by-voice says so much softer than its beginning.
 */
const FURTHER = 0.2;

/** Speech that is so much louder than the stretch until then is of somebody nearer, and begins a new one. */
const NEARER = 3;

/** The first sound of a word may be that much softer than the next, so that this is not asked in the first frames. */
const SAME_FRAMES = 12;

/** No sentence that is listened for takes longer. */
const LONGEST_FRAMES = 200;

/** What a frame is to the stretches: between them; the first, a further, or the last one of a stretch. */
export type Part = 'between' | 'first' | 'further' | 'last';

/** How much of a hum is taken out. */
const HUM = 0.7;

/** Measures how loud a frame is where speech is: deep hum counts little. From samples of -1 to 1. */
export function measureSpeech(samples: Float32Array): number {
  let square = 0;
  for (let at = 1; at < samples.length; at += 1)
    square += ((samples[at] ?? 0) - HUM * (samples[at - 1] ?? 0)) ** 2;
  return Math.sqrt(square / samples.length);
}

export class Stretches {
  #room: readonly number[] = [];
  #loud: readonly boolean[] = [];
  #recent: readonly number[] = [];
  #frames = 0;
  #soft = 0;
  #loudest = 0;

  /**
   * Follows the loudness of one frame. After 'last', a stretch of somebody nearer may begin with the next frame.
   * @param back how loud the coach's own voice alone can be in it
   */
  follow(loudness: number, back = 0): Part {
    // The coach's own voice is no part of the room.
    if (loudness > back) this.#room = [...this.#room, loudness].slice(-ROOM_FRAMES);
    const level = Math.max(AUDIBLE, this.#measureRoom() * LOUDER, back);
    return this.#frames === 0 ? this.#wait(loudness, level) : this.#goOn(loudness, level);
  }

  #wait(loudness: number, level: number): Part {
    this.#loud = [...this.#loud, loudness > level].slice(-BEGIN_FRAMES);
    this.#recent = [...this.#recent, loudness].slice(-BEGIN_FRAMES);
    if (this.#loud.filter((loud) => loud).length < BEGIN_LOUD) return 'between';
    this.#frames = 1;
    this.#soft = 0;
    this.#loudest = this.#recent.toSorted((one, other) => one - other)[BEGIN_LOUD - 1] ?? loudness;
    this.#recent = [];
    return 'first';
  }

  #goOn(loudness: number, level: number): Part {
    this.#frames += 1;
    const [oldest = 0] = this.#recent.length === BEGIN_FRAMES ? this.#recent : [];
    this.#loudest = Math.max(this.#loudest, oldest);
    this.#recent = [...this.#recent, loudness].slice(-BEGIN_FRAMES);
    const loudest = Math.max(this.#loudest, ...this.#recent);
    this.#soft = loudness > Math.max(level, loudest * FURTHER) ? 0 : this.#soft + 1;
    const nearer =
      this.#frames > SAME_FRAMES &&
      this.#recent.filter((each) => each > this.#loudest * NEARER).length >= BEGIN_LOUD;
    if (this.#soft >= END_FRAMES || this.#frames >= LONGEST_FRAMES || nearer) {
      this.#frames = 0;
      this.#loud = nearer ? this.#loud.map(() => true) : [];
      return 'last';
    }
    return 'further';
  }

  #measureRoom(): number {
    const sorted = this.#room.toSorted((one, other) => one - other);
    return sorted[Math.floor(sorted.length * ROOM_SHARE)] ?? 0;
  }
}
