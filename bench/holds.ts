import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { openEspeak } from '../simulator/sound/espeak.ts';
import { openFlite } from '../simulator/sound/flite.ts';
import { cacheSpeech, SPEECH_CACHE } from '../simulator/sound/cache.ts';
import type { Samples } from '../simulator/player/voice.ts';
import { type Synthesizer, VoiceError } from '../simulator/sound/synthesizer.ts';
import { measure, type Method, type MethodResult, METHODS, paceOf } from './holds/hold-lengths.ts';
import { planRoutines } from './holds/routines.ts';

const HELP = `Measure how long holds and routines last in the audio, compared with the plan.

  npm run bench:holds -- [options]

Plays every routine from 3 to 15 minutes, in steps of half a minute, for a beginner and for a practised person, with
every installed voice at three paces. It compares this project's method (timed audio) with the same routines in plain
speech: with a spoken number and a one-second break, with chained breaks, with breaks tuned to one voice (flite slt at
150 words a minute), and with this project's fallback. Holds of timed audio are measured from bell to bell in the
rendered samples, the others from the first word of a hold to the first word after it.

Options
  --json FILE   write the results as JSON
  --help        print this help`;

const PACES = [120, 150, 190];
/** The largest errors allowed for timed audio, in ms. */
const WORST_HOLD_MS = 1;
const WORST_ROUTINE_MS = 50;
/** The phrases of all voices must stay cached during the run, which takes up to 400 MB. */
const KEPT_BYTES = 400 * 1024 * 1024;

async function voicesAtHand(): Promise<Synthesizer[]> {
  const cacheForBench = (voice: Synthesizer): Synthesizer =>
    cacheSpeech(voice, { directory: `${SPEECH_CACHE}-bench`, maxBytes: KEPT_BYTES });
  const flite = [openFlite('slt'), openFlite('rms')];
  try {
    return [...flite, await openEspeak()].map(cacheForBench);
  } catch (error) {
    if (!(error instanceof VoiceError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return flite.map(cacheForBench);
  }
}

/** Keeps phrases in memory, because they recur in every routine. */
function memoize(voice: Synthesizer): Synthesizer {
  const said = new Map<string, Promise<Samples>>();
  return {
    ...voice,
    say: (text, wordsAMinute) => {
      const key = `${wordsAMinute} ${text}`;
      const samples = said.get(key) ?? voice.say(text, wordsAMinute);
      said.set(key, samples);
      return samples;
    },
  };
}

interface Row extends MethodResult {
  readonly voice: string;
  readonly wordsAMinute: number;
  /** The pace that was measured, in words a minute. */
  readonly spoken: number;
}

async function measureAll(voices: readonly Synthesizer[]): Promise<Row[]> {
  const [tuned] = voices;
  if (tuned === undefined) throw new Error('expected at least one voice');
  const tunedVoice = memoize(tuned);
  const all = planRoutines();
  const rows: Row[] = [];
  for (const voice of voices) {
    for (const wordsAMinute of PACES) {
      process.stderr.write(`${voice.name}, ${wordsAMinute} words a minute\n`);
      const own = memoize(voice);
      const spoken = await paceOf(all, own, wordsAMinute);
      const measured = await measure(all, own, wordsAMinute, tunedVoice);
      rows.push(...measured.map((each) => ({ voice: voice.name, wordsAMinute, spoken, ...each })));
    }
  }
  return rows;
}

const formatRounded = (ms: number): string => Math.round(ms).toLocaleString('en').padStart(8);
const formatExact = (ms: number): string => ms.toFixed(2).padStart(8);

function printReport(rows: readonly Row[]): void {
  console.log(
    'errors in ms (requested and measured pace)    holds: largest    mean   routines: largest    mean   overlapping words',
  );
  for (const method of METHODS) {
    const own = rows.filter((row) => row.method === method);
    const of = own[0];
    if (of === undefined) continue;
    console.log(
      `\n${NAMES[method]} (${of.holds.n} holds, ${of.routines.n} routines, for each voice and pace)`,
    );
    const show = method === 'timed' ? formatExact : formatRounded;
    for (const { voice, wordsAMinute, spoken, holds, routines: lengths, overruns } of own)
      console.log(
        `  ${voice.padEnd(10)} ${wordsAMinute} wpm (${spoken.toFixed(0)}) ${show(holds.largest)} ${show(holds.mean)}           ${show(lengths.largest)} ${show(lengths.mean)}   ${method === 'timed' ? String(overruns).padStart(6) : ''}`,
      );
  }
}

const NAMES: Readonly<Record<Method, string>> = {
  timed: 'this project: timed audio',
  plain: "this project's fallback: plain speech, breaks shortened by its words at 150 a minute",
  tuned: 'breaks tuned to flite slt at 150 words a minute',
  chained: 'chained breaks, words not counted',
  numbers: 'a spoken number and a one-second break',
};

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { json: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const voices = await voicesAtHand();
  const rows = await measureAll(voices);
  await Promise.all(voices.map((voice) => voice.close()));
  printReport(rows);
  const timed = rows.filter(({ method }) => method === 'timed');
  const hold = Math.max(...timed.map(({ holds }) => holds.largest));
  const routine = Math.max(...timed.map(({ routines: lengths }) => lengths.largest));
  console.log(
    `\nTimed audio: the largest error is ${hold.toFixed(2)} ms for holds and ${routine.toFixed(2)} ms for routines (allowed: ${WORST_HOLD_MS} and ${WORST_ROUTINE_MS}).`,
  );
  if (values.json !== undefined) {
    const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
    await writeFile(values.json, `${JSON.stringify({ machine, rows }, null, 1)}\n`);
  }
  return hold <= WORST_HOLD_MS && routine <= WORST_ROUTINE_MS ? 0 : 1;
}

process.exitCode = await main();
