import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { Samples } from '../player/voice.ts';
import { type Synthesizer, VoiceError } from './synthesizer.ts';

/**
 * The voices of flite in use, with their natural pace in words a minute. See bench/README.md for the
 * measurement; awb's follows from a sentence that it says as quickly as slt.
 */
const PACES = { slt: 192, rms: 168, awb: 194 } as const;

/** The name of one of flite's voices. */
export type FliteVoice = keyof typeof PACES;

const answerSchema = z.union([
  z.object({ id: z.number(), samples: z.instanceof(Float32Array) }),
  z.object({ id: z.number(), error: z.string() }),
]);

/** More threads do not help, because only a few phrases are synthesised at a time. */
const MAX_THREADS = 4;

/** Node runs TypeScript in a worker thread only after a loader has been registered there. */
const THREAD = `import('tsx/esm/api').then(({ register }) => {
  register();
  return import(${JSON.stringify(new URL('flite-worker.ts', import.meta.url).href)});
});`;

interface Waiting {
  readonly resolve: (samples: Samples) => void;
  readonly reject: (error: Error) => void;
}

/** Opens flite in worker threads, which start with the first words. */
export function openFlite(voice: FliteVoice = 'slt'): Synthesizer {
  const threads: Thread[] = [];
  let said = 0;
  const thread = (): Thread => {
    const place = said % Math.min(MAX_THREADS, availableParallelism());
    said += 1;
    return (threads[place] ??= new Thread());
  };
  return {
    name: `flite ${voice}`,
    cacheKey: `flite ${voice} ${PACES[voice]}`,
    say: (text, wordsAMinute) => {
      const stretch = (PACES[voice] / wordsAMinute).toFixed(3);
      return thread().speak([
        '-voice',
        voice,
        '--setf',
        `duration_stretch=${stretch}`,
        '-t',
        toPlainText(text),
      ]);
    },
    close: async () => {
      await Promise.all(threads.splice(0).map((each) => each.close()));
    },
  };
}

/** A worker thread that speaks one text after the other. */
class Thread {
  readonly #worker = new Worker(THREAD, { eval: true, execArgv: [] });
  readonly #waiting = new Map<number, Waiting>();
  #orders = 0;

  constructor() {
    this.#worker.unref();
    this.#worker.on('message', (message: unknown) => {
      this.#settle(answerSchema.parse(message));
    });
    this.#worker.on('error', (error) => {
      this.#failAll(`flite: ${String(error)}`);
    });
    this.#worker.on('exit', () => {
      this.#failAll('flite: its thread has ended');
    });
  }

  speak(args: readonly string[]): Promise<Samples> {
    const id = (this.#orders += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ id, arguments: args });
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: z.infer<typeof answerSchema>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#worker.unref(); // an idle thread must not keep the process alive
    if ('error' in answer) waiting?.reject(new VoiceError(`flite: ${answer.error}`));
    else waiting?.resolve(answer.samples);
  }

  #failAll(why: string): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new VoiceError(why));
  }
}

/** Flite reads ASCII only, and pauses at commas. */
function toPlainText(text: string): string {
  return text
    .replace(/[…—–]/g, ', ')
    .replace(/[’‘]/g, "'")
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '');
}
