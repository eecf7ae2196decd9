/** The measure of time and sound that the engine works with. */

/** Samples a second of what the engine hears. */
export const HEARD_RATE = 16_000;

/** The samples of one frame: 30 ms, as its endpointer takes them. */
export const FRAME_SAMPLES = 480;

/** How long one frame lasts. */
export const FRAME_SECONDS = FRAME_SAMPLES / HEARD_RATE;

/** How loud a frame is: the root mean square of its samples, 0 to 1. */
export function measureLoudness(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
