import { encodeWaveFromBuffer, SampleFormat } from '@echogarden/wave-codec';
import { type FileHandle, open } from 'node:fs/promises';
import { type Pcm, SAMPLE_RATE } from './mix.ts';

const BITS = 16;

const BYTES = BITS / 8;

/** Sound as a WAV file: 16 bits, 24,000 samples a second, one channel. */
export function wavOf(pcm: Pcm): Uint8Array {
  return encodeWaveFromBuffer(bytesOf(pcm), SAMPLE_RATE, 1, BITS, SampleFormat.PCM);
}

/** A WAV file that is written piece by piece: as long as it may get, no more than a piece is in memory. */
export class WavFile {
  readonly #file: FileHandle;
  #samples = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** @throws an error of the file system where the file can't be written */
  static async create(path: string): Promise<WavFile> {
    const wav = new WavFile(await open(path, 'w'));
    await wav.#file.write(headOf(0));
    return wav;
  }

  /** How many samples it has. */
  get samples(): number {
    return this.#samples;
  }

  async write(pcm: Pcm): Promise<void> {
    await this.#file.write(bytesOf(pcm));
    this.#samples += pcm.length;
  }

  /** Puts the length where players look for it. */
  async close(): Promise<void> {
    await this.#file.write(headOf(this.#samples), 0, undefined, 0);
    await this.#file.close();
  }
}

function bytesOf(pcm: Pcm): Uint8Array {
  return new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
}

/** What stands before `samples` samples: the head of an empty file, with both lengths put in. */
function headOf(samples: number): Uint8Array {
  const head = wavOf(new Int16Array(0));
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  view.setUint32(4, head.length - 8 + samples * BYTES, true);
  view.setUint32(head.length - 4, samples * BYTES, true);
  return head;
}
