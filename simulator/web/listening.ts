/** What the page needs to listen by itself: the engine, its acoustic model, and what the coach understands at a moment. */
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { type Moment, listSaidBack, sentencesAt } from '../listening/moments.ts';
import { findSpeechModel, SpeechModelError, wordsHeardIn } from '../listening/model-files.ts';
import { canSound } from '../listening/pronunciations.ts';
import type { LanguageModel } from '../nlu/schema.ts';
import { BuildError } from './page-bundle.ts';

/** A file that is read when it is asked for. */
export interface ServedFile {
  readonly type: string;
  readonly read: () => string | Uint8Array;
}

/** What is served to a page that listens, by paths on the server, and what it listens for. */
export interface Listening {
  readonly files: ReadonlyMap<string, ServedFile>;
  readonly listenAt: (moment: Moment) => ListenedFor;
}

/** What is listened for at a moment. */
export interface ListenedFor {
  readonly sentences: readonly string[];
  /** The sentences that are said back before they count, and what is said. */
  readonly saidBack: Readonly<Record<string, string>>;
}

/** Nothing is listened for: the page says that the model is missing. */
export const DEAF: Listening = { files: new Map(), listenAt: () => ({ sentences: [], saidBack: {} }) };

const PAGE = join(import.meta.dirname, 'page', 'listening');

const SCRIPT = 'text/javascript; charset=utf-8';

/**
 * Prepares the page's ear.
 * @throws BuildError if its scripts cannot be built
 */
export async function prepareListening(model: LanguageModel): Promise<Listening> {
  try {
    const { files, pronunciations } = findSpeechModel();
    const words = JSON.stringify(wordsHeardIn(model, pronunciations));
    const served = Object.entries<string>({ ...files }).map(([name, path]): [string, ServedFile] => [
      `/listening/${name}`,
      { type: 'application/octet-stream', read: () => readFileSync(path) },
    ]);
    const engine = createRequire(import.meta.url).resolve('soundswallower');
    const program = join(engine, '..', 'soundswallower.web.wasm');
    return {
      files: new Map([
        ...served,
        ...(await bundleScripts()),
        ['/listening/words.json', { type: 'application/json', read: () => words }],
        ['/soundswallower.web.wasm', { type: 'application/wasm', read: () => readFileSync(program) }],
      ]),
      listenAt: (moment) => ({
        sentences: sentencesAt(moment, model).filter((sentence) => canSound(sentence, pronunciations)),
        saidBack: listSaidBack(moment),
      }),
    };
  } catch (error) {
    if (error instanceof SpeechModelError) return DEAF;
    throw error;
  }
}

/** Bundles the worker with the engine, and what reads the microphone. */
async function bundleScripts(): Promise<[string, ServedFile][]> {
  try {
    const { outputFiles } = await build({
      entryPoints: [join(PAGE, 'worker.ts'), join(PAGE, 'microphone-processor.ts')],
      outdir: PAGE,
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2023',
      // Browsers have Blob. The polyfill would make code from strings.
      alias: { 'blob-polyfill': join(PAGE, 'blob.ts') },
      logLevel: 'silent', // the error below contains the message
    });
    return outputFiles.map(({ path, contents }) => [
      `/${basename(path)}`,
      { type: SCRIPT, read: () => contents },
    ]);
  } catch (cause) {
    throw new BuildError(`the page's ear cannot be built: ${String(cause)}`, { cause });
  }
}
