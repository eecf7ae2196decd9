import { encodeWaveFromBuffer, SampleFormat } from '@echogarden/wave-codec';
import { type FileHandle, open } from 'node:fs/promises';
import { type Pcm, SAMPLE_RATE } from './mix.ts';

const BITS = 16;

const BYTES = BITS / 8;

/** Encodes sound as a WAV file: 16 bits, 24,000 samples a second, one channel. */
export function wavOf(pcm: Pcm): Uint8Array {
  return encodeWaveFromBuffer(bytesOf(pcm), SAMPLE_RATE, 1, BITS, SampleFormat.PCM);
}

/** Writes a WAV file piece by piece, so that a long recording never has to fit into memory. */
export class WavFile {
  readonly #file: FileHandle;
  #samples = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  /** @throws an error of the file system if the file cannot be written */
  static async create(path: string): Promise<WavFile> {
    const wav = new WavFile(await open(path, 'w'));
    await wav.#file.write(headOf(0));
    return wav;
  }

  /** The number of samples written so far. */
  get samples(): number {
    return this.#samples;
  }

  async write(pcm: Pcm): Promise<void> {
    await this.#file.write(bytesOf(pcm));
    this.#samples += pcm.length;
  }

  /** Writes the final lengths into the header. */
  async close(): Promise<void> {
    await this.#file.write(headOf(this.#samples), 0, undefined, 0);
    await this.#file.close();
  }
}

function bytesOf(pcm: Pcm): Uint8Array {
  return new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
}

/** Builds the header for `samples` samples: an empty file's header with both lengths replaced. */
function headOf(samples: number): Uint8Array {
  const head = wavOf(new Int16Array(0));
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  view.setUint32(4, head.length - 8 + samples * BYTES, true);
  view.setUint32(head.length - 4, samples * BYTES, true);
  return head;
}
