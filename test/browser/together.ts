/** What is heard and what is drawn of a segment, on one clock: AudioContext.currentTime. */
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { soundOf } from '../../simulator/sound/bell.ts';
import { SAMPLES_PER_MS } from '../../simulator/player/voice.ts';
import type { Visit } from './place.ts';
import { READ_RING } from './ring.ts';

/** Silence before a sound, in ms, and how loud a sample is that ends it. */
const QUIET_MS = 60;
const LOUD = 0.01;
/** How much is kept of each sound that begins, in ms. */
const KEPT_MS = 60;
/** How alike a sound is to a bell that is one. */
const ALIKE = 0.9;

/** Hears all that goes to the loudspeaker: each sound after a silence, with the moment of its first sample. */
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
 * Runs in a page before its own scripts: lets the tap hear what its AudioContext plays, and looks at the ring after
 * each frame, when it has been drawn.
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

/** Makes a page that is not yet opened tell what is heard and drawn on it. */
export async function watch(page: Page): Promise<void> {
  // The page takes scripts from its own server only, and the tap is none of those.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setBypassCSP', { enabled: true });
  await page.addInitScript({ content: WATCH });
}

/** Lets the device's time go as the sound's does, until something was said, or told by the screen. */
export async function playUntil(visit: Visit, said: string): Promise<void> {
  const { length } = visit.turns;
  for (let at = await frame(visit.page); !visit.turns.slice(length).some((turn) => turn.said === said);) {
    const now = await frame(visit.page);
    await visit.pass((now - at) * 1000);
    at = now;
  }
}

/** Waits for the next frame. Comes out with the clock of the sound, in seconds. */
async function frame(page: Page): Promise<number> {
  const next = 'new Promise((resolve) => requestAnimationFrame(() => resolve(window.listening.currentTime)))';
  return z.number().parse(await page.evaluate(next));
}

const heardSchema = z.array(z.object({ at: z.number(), rate: z.number(), samples: z.array(z.number()) }));
const drawnSchema = z.array(
  z.object({ at: z.number(), part: z.number(), seconds: z.string(), color: z.string() }),
);

/** Moments in seconds of AudioContext.currentTime. */
export interface Watched {
  /** When each bell sounded. */
  readonly bells: readonly number[];
  /** The ring after each frame. */
  readonly drawn: z.infer<typeof drawnSchema>;
}

/** What was heard and drawn on a page so far. */
export async function readWatched(page: Page): Promise<Watched> {
  const heard = heardSchema.parse(await page.evaluate('window.heard'));
  return {
    bells: heard.filter(isBell).map(({ at }) => at),
    drawn: drawnSchema.parse(await page.evaluate('window.drawn')),
  };
}

/** How far the ring is from the bells, in ms, after each frame of a hold that two bells begin and end. */
export function measureLag({ drawn }: Watched, bells: readonly [number, number], wholeMs: number): number[] {
  const [begins, ends] = bells;
  return drawn
    .filter(({ at }) => at > begins && at < ends)
    .map(({ at, part }) => part * wholeMs - (ends - at) * 1000);
}

const BELL = soundOf('bell').samples ?? new Float32Array(0);
/** So many samples of a bell may be too soft to be taken for its beginning. */
const SOFT_SAMPLES = 24;

/** Whether a sound is this project's bell: by the cosine between the two, where they fit best. */
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
