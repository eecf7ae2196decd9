/** Measures what is heard and drawn of a segment by one clock, AudioContext.currentTime. */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { soundOf } from '../../simulator/sound/bell.ts';
import { SAMPLES_PER_MS } from '../../simulator/player/voice.ts';
import type { Visit } from './place.ts';
import { READ_RING } from './ring.ts';

/** A sound begins after at least this much silence, in ms, with a sample of at least this loudness. */
const QUIET_MS = 60;
const LOUD = 0.01;
/** How much of the beginning of each sound is kept, in ms. */
const KEPT_MS = 60;
/** A sound is a bell if its similarity to one is greater than this. */
const ALIKE = 0.9;

/**
 * An audio processor that receives everything played. It reports the beginning of each sound after a silence,
 * with the moment of its first sample.
 */
const TAP = `registerProcessor('tap', class extends AudioWorkletProcessor {
  quiet = sampleRate; kept = null;
  process([[samples]]) {
    for (let at = 0; samples !== undefined && at < samples.length; at += 1) {
      const sample = samples[at];
      if (this.kept === null && this.quiet >= sampleRate * ${QUIET_MS / 1000} && Math.abs(sample) > ${LOUD})
        this.kept = { at: (currentFrame + at) / sampleRate, rate: sampleRate, samples: [] };
      this.quiet = Math.abs(sample) > ${LOUD} ? 0 : this.quiet + 1;
      if (this.kept === null) continue;
      this.kept.samples.push(sample);
      if (this.kept.samples.length < sampleRate * ${KEPT_MS / 1000}) continue;
      this.port.postMessage(this.kept);
      this.kept = null;
    }
    return true;
  }
});`;

/**
 * Runs in the page before its own scripts. It connects the processor to the page's AudioContext, and reads the
 * ring after each frame has been drawn.
 */
const WATCH = `window.heard = []; window.drawn = [];
  const readRing = ${READ_RING};
  window.AudioContext = class extends AudioContext {
    constructor(...options) {
      super(...options);
      window.listening = this;
      this.tapped = this.audioWorklet.addModule(${JSON.stringify(`data:text/javascript,${encodeURIComponent(TAP)}`)}).then(() => {
        const tap = new AudioWorkletNode(this, 'tap');
        tap.port.onmessage = ({ data }) => window.heard.push(data);
        return tap;
      });
    }
  };
  const connect = AudioNode.prototype.connect;
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to instanceof AudioDestinationNode) void this.context.tapped.then((tap) => connect.call(this, tap));
    return connect.call(this, to, ...rest);
  };
  const after = new MessageChannel();
  after.port1.onmessage = () => {
    const at = window.listening?.currentTime ?? 0;
    const ring = readRing();
    if (ring !== null) window.drawn.push({ at, ...ring });
  };
  const look = () => {
    after.port2.postMessage(null);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);`;

/** Records what is heard and drawn on a page that is not open yet. */
export async function watch(page: Page): Promise<void> {
  // The page only accepts scripts from its own server, so its policy must be bypassed.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.addInitScript({ content: WATCH });
}

/** Advances the device's time along with the sound's, until something was said or the screen sent its event. */
export async function playUntil(visit: Visit, said: string): Promise<void> {
  const { length } = visit.turns;
  await playWhile(visit, () => !visit.turns.slice(length).some((turn) => turn.said === said));
}

/**
 * Advances the device's time along with the sound's.
 * @param goesOn is asked in each frame, with the milliseconds that have passed
 */
export async function playWhile(visit: Visit, goesOn: (passedMs: number) => boolean): Promise<void> {
  const fromS = await frame(visit.page);
  for (let at = fromS; goesOn((at - fromS) * 1000);) {
    const now = await frame(visit.page);
    await visit.pass((now - at) * 1000);
    at = now;
  }
}

/** Waits for the next frame. Resolves to the audio clock's time, in seconds. */
async function frame(page: Page): Promise<number> {
  const next = 'new Promise((resolve) => requestAnimationFrame(() => resolve(window.listening.currentTime)))';
  return z.number().parse(await page.evaluate(next));
}

const heardSchema = z.array(z.object({ at: z.number(), rate: z.number(), samples: z.array(z.number()) }));
const drawnSchema = z.array(
  z.object({ at: z.number(), part: z.number(), seconds: z.string(), color: z.string() }),
);

/** What was recorded. Moments are seconds of AudioContext.currentTime. */
export interface Watched {
  /** When each bell sounded. */
  readonly bells: readonly number[];
  /** The ring after each frame. */
  readonly drawn: z.infer<typeof drawnSchema>;
}

/** Reads what was heard and drawn on a page so far. */
export async function readWatched(page: Page): Promise<Watched> {
  const heard = heardSchema.parse(await page.evaluate('window.heard'));
  return {
    bells: heard.filter(isBell).map(({ at }) => at),
    drawn: drawnSchema.parse(await page.evaluate('window.drawn')),
  };
}

/**
 * Measures by how much the ring lags behind the bells, in ms, after each frame of the hold between two bells.
 */
export function measureLag({ drawn }: Watched, bells: readonly [number, number], wholeMs: number): number[] {
  const [begins, ends] = bells;
  return drawn
    .filter(({ at }) => at > begins && at < ends)
    .map(({ at, part }) => part * wholeMs - (ends - at) * 1000);
}

const BELL = soundOf('bell').samples ?? new Float32Array(0);
/** Up to this many samples at the beginning of a bell may be too soft to be noticed. */
const SOFT_SAMPLES = 24;

/** Whether a sound is this project's bell, by their cosine similarity at the best alignment. */
function isBell({ rate, samples }: z.infer<typeof heardSchema>[number]): boolean {
  const likeness = Array.from({ length: SOFT_SAMPLES }, (_, soft) => {
    const bell = samples.map((_, at) => BELL[soft + Math.round((at * SAMPLES_PER_MS * 1000) / rate)] ?? 0);
    return dotProduct(samples, bell) / Math.sqrt(dotProduct(samples, samples) * dotProduct(bell, bell));
  });
  return Math.max(...likeness) > ALIKE;
}

function dotProduct(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, sample, at) => sum + sample * (other[at] ?? 0), 0);
}
