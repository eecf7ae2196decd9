import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { AudioDevice } from './audio-device.ts';
import { type Pcm, samplesIn } from './mix.ts';
import { wavOf } from './wav.ts';

/** Programs that play a WAV from standard input or from a file. */
const PROGRAMS = [
  { name: 'aplay', reads: 'input', args: ['-q', '-'] },
  { name: 'ffplay', reads: 'input', args: ['-nodisp', '-autoexit', '-loglevel', 'quiet', '-i', 'pipe:0'] },
  { name: 'afplay', reads: 'file', args: [] },
] as const;

type Program = (typeof PROGRAMS)[number];

/** A program that takes longer than this, in ms, to play a moment of silence has found no audio device. */
const TIMEOUT_MS = 4_000;

const TRIAL_MS = 50;

/** Opens the first program on the path that plays sound, or returns null. */
export async function openProgram(path: string): Promise<AudioDevice | null> {
  for (const program of PROGRAMS) {
    const file = findExecutable(program.name, path);
    if (file === null) continue;
    const player = new ProgramDevice(program, file);
    if (await player.works()) return player;
    await player.close();
  }
  return null;
}

/** Plays sound with a program. Each sound is a process, which is killed to silence it. */
class ProgramDevice implements AudioDevice {
  readonly name: string;
  readonly #program: Program;
  readonly #file: string;
  #directory: string | null = null;
  #playing: ChildProcess | null = null;
  readonly #leave = (): void => {
    this.#silence();
  };

  constructor(program: Program, file: string) {
    this.name = program.name;
    this.#program = program;
    this.#file = file;
    // No sound may go on playing after this process ends, for whatever reason.
    process.on('exit', this.#leave);
  }

  play(pcm: Pcm): () => void {
    this.#silence();
    const child = this.#start(pcm);
    this.#playing = child;
    return () => {
      child.kill('SIGKILL');
    };
  }

  /** Whether the program plays a moment of silence. */
  works(): Promise<boolean> {
    const child = this.#start(new Int16Array(samplesIn(TRIAL_MS)));
    const late = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
    return new Promise((resolve) => {
      child.on('error', () => {
        resolve(false);
      });
      child.on('exit', (status) => {
        clearTimeout(late);
        resolve(status === 0);
      });
    });
  }

  close(): Promise<void> {
    this.#silence();
    process.off('exit', this.#leave);
    if (this.#directory !== null) rmSync(this.#directory, { recursive: true, force: true });
    this.#directory = null;
    return Promise.resolve();
  }

  #start(pcm: Pcm): ChildProcess {
    const { args, reads } = this.#program;
    const wav = wavOf(pcm);
    const own = reads === 'file' ? [this.#writeFile(wav)] : [];
    const child = spawn(this.#file, [...args, ...own], { stdio: ['pipe', 'ignore', 'ignore'] });
    child.on('error', () => undefined); // the sound is lost then
    child.stdin.on('error', () => undefined); // the program was killed before it had read everything
    child.stdin.end(reads === 'input' ? wav : '');
    return child;
  }

  #writeFile(wav: Uint8Array): string {
    this.#directory ??= mkdtempSync(join(tmpdir(), 'foam-roll-coach-'));
    const path = join(this.#directory, 'heard.wav');
    writeFileSync(path, wav);
    return path;
  }

  #silence(): void {
    this.#playing?.kill('SIGKILL');
    this.#playing = null;
  }
}

function findExecutable(name: string, path: string): string | null {
  for (const directory of path.split(delimiter).filter((each) => each !== '')) {
    const file = join(directory, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return null;
}
