import { lengthOf, type Segment } from '../../lambdas/coach/timeline/segment.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { audio } from '../../lambdas/response/audio.ts';
import { plainSegment } from '../../lambdas/response/plain.ts';
import { speak } from '../../lambdas/response/speech.ts';
import { play } from '../../simulator/player/playback.ts';
import { WORD_MS } from '../../simulator/player/voice.ts';
import { soundOf } from '../../simulator/sound/bell.ts';
import { pcmOf, SAMPLE_RATE, samplesIn } from '../../simulator/sound/mix.ts';
import { layOutTrack, render } from '../../simulator/sound/render.ts';
import { type Synthesizer, USUAL_PACE } from '../../simulator/sound/synthesizer.ts';
import { chainBreaks, countSeconds, type Piece, ssmlOf } from './peers.ts';
import type { Routine } from './routines.ts';

/** The ways to play a routine. */
export const METHODS = ['timed', 'plain', 'tuned', 'chained', 'numbers'] as const;
/** One of the ways to play a routine. */
export type Method = (typeof METHODS)[number];

/** Errors of lengths in ms, regardless of their sign. */
export interface LengthErrors {
  readonly n: number;
  readonly largest: number;
  readonly mean: number;
}

/** The result of one method with one voice. */
export interface MethodResult {
  readonly method: Method;
  readonly holds: LengthErrors;
  readonly routines: LengthErrors;
  /** The number of words, in all routines, that run into the next cue or past the end. */
  readonly overruns: number;
}

/** A segment that was played: its length, and the error of each hold, in ms. */
interface Played {
  readonly lengthMs: number;
  readonly holdErrors: readonly number[];
  readonly overruns: number;
}

const US = localeFor('en-US');
const RING = pcmOf(soundOf('bell_01').samples ?? new Float32Array(0));
/** Bells are searched for within 2 s of their planned time. */
const AROUND = 2 * SAMPLE_RATE;

/** Plays routines with one voice, by every method. */
export async function measure(
  all: readonly Routine[],
  voice: Synthesizer,
  wordsAMinute: number,
  tunedTo: Synthesizer,
): Promise<MethodResult[]> {
  const ways: Readonly<Record<Method, (segment: Segment) => Promise<Played>>> = {
    timed: (segment) => playTimed(segment, voice, wordsAMinute),
    plain: (segment) => playPlain(scriptPlain(segment), segment, voice, wordsAMinute),
    tuned: async (segment) => playPlain(await scriptTuned(segment, tunedTo), segment, voice, wordsAMinute),
    chained: (segment) =>
      playPlain(makeScript(chainBreaks(segment, US, () => 0)), segment, voice, wordsAMinute),
    numbers: (segment) => playPlain(makeScript(countSeconds(segment, US)), segment, voice, wordsAMinute),
  };
  const measured: MethodResult[] = [];
  for (const method of METHODS) {
    const holdErrors: number[] = [];
    const routineErrors: number[] = [];
    let overruns = 0;
    for (const { lengthMs, segments } of all) {
      let playedMs = 0;
      for (const segment of segments) {
        const played = await ways[method](segment);
        playedMs += played.lengthMs;
        overruns += played.overruns;
        holdErrors.push(...played.holdErrors);
      }
      // The bell that ends a hold before a question takes a second, which is not part of the routine.
      const bellsMs = segments.reduce((sum, { parts }) => sum + lengthOfEndParts(parts), 0);
      routineErrors.push(playedMs - bellsMs - lengthMs);
    }
    measured.push({
      method,
      holds: summarizeErrors(holdErrors),
      routines: summarizeErrors(routineErrors),
      overruns,
    });
  }
  return measured;
}

/**
 * Measures the pace at which a voice speaks all lines of the routines, in words a minute, including its pauses
 * between sentences.
 */
export async function paceOf(
  all: readonly Routine[],
  voice: Synthesizer,
  wordsAMinute: number,
): Promise<number> {
  const lines = new Set(
    all
      .flatMap(({ segments }) => segments.flatMap((segment) => chainBreaks(segment, US, () => 0)))
      .map(({ words }) => words),
  );
  let words = 0;
  let ms = 0;
  for (const text of lines) {
    const audible = { outputSpeech: { type: 'PlainText', text } };
    words += play(audible).audioMs / WORD_MS;
    ms += (await layOutTrack(audible, voice, wordsAMinute)).durationMs;
  }
  return (words / ms) * 60_000;
}

function lengthOfEndParts(parts: Segment['parts']): number {
  return parts
    .filter(({ kind }) => kind === 'end')
    .reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
}

function summarizeErrors(signed: readonly number[]): LengthErrors {
  const sizes = signed.map(Math.abs);
  const sum = sizes.reduce((total, size) => total + size, 0);
  return { n: sizes.length, largest: Math.max(...sizes), mean: sum / sizes.length };
}

/** Plays timed audio. Holds are measured from bell to bell in the samples. */
async function playTimed(segment: Segment, voice: Synthesizer, wordsAMinute: number): Promise<Played> {
  const { pcm, problems } = await render({ directives: [audio('', segment, '', US)] }, voice, wordsAMinute);
  const holdErrors = segment.spans.map(({ holdStartMs, endMs }) => {
    const samples = bellNear(pcm, endMs) - bellNear(pcm, holdStartMs);
    return (samples / SAMPLE_RATE) * 1000 - (endMs - holdStartMs);
  });
  return { lengthMs: (pcm.length / SAMPLE_RATE) * 1000, holdErrors, overruns: problems.length };
}

/** Finds the sample at which a bell begins, near its planned time. */
function bellNear(pcm: Int16Array, plannedMs: number): number {
  const planned = samplesIn(plannedMs);
  for (let off = 0; off <= AROUND; off += 1) {
    for (const from of [planned + off, planned - off]) {
      if (RING.every((sample, at) => pcm[from + at] === sample)) return from;
    }
  }
  throw new Error(`no bell within two seconds of ${plannedMs} ms`);
}

/** A speech, with the captions at which its planned pieces begin. */
interface Script {
  readonly ssml: string;
  readonly begins: readonly { readonly plannedMs: number; readonly caption: number }[];
}

function makeScript(pieces: readonly Piece[], ssml: string = ssmlOf(pieces, US)): Script {
  let caption = 0;
  const begins: { plannedMs: number; caption: number }[] = [];
  for (const { words, plannedMs } of pieces) {
    if (plannedMs !== null) begins.push({ plannedMs, caption });
    caption += play({ outputSpeech: { type: 'PlainText', text: words } }).captions.length;
  }
  return { ssml, begins };
}

/** This project's own fallback, exactly as it is sent. */
function scriptPlain(segment: Segment): Script {
  const pieces = chainBreaks(segment, US, () => 0);
  return makeScript(pieces, speak(plainSegment(segment, US)));
}

async function scriptTuned(segment: Segment, to: Synthesizer): Promise<Script> {
  const lengths = new Map<string, number>();
  for (const { words } of chainBreaks(segment, US, () => 0)) {
    const { durationMs } = await layOutTrack(
      { outputSpeech: { type: 'PlainText', text: words } },
      to,
      USUAL_PACE,
    );
    lengths.set(words, durationMs);
  }
  return makeScript(chainBreaks(segment, US, (words) => lengths.get(words) ?? 0));
}

/** Plays plain speech. Holds are measured from the first word in them to the first word after them. */
async function playPlain(
  { ssml, begins }: Script,
  segment: Segment,
  voice: Synthesizer,
  wordsAMinute: number,
): Promise<Played> {
  const track = await layOutTrack({ outputSpeech: { type: 'SSML', ssml } }, voice, wordsAMinute);
  const captions = track.cues.flatMap((cue) => cue.captions);
  const findMoment = (
    at: { plannedMs: number; caption: number } | undefined,
  ): { planned: number; heard: number } =>
    at === undefined
      ? { planned: lengthOf(segment), heard: track.durationMs }
      : { planned: at.plannedMs, heard: captions[at.caption]?.atMs ?? NaN };
  const holdErrors = segment.spans.map(({ holdStartMs, endMs }) => {
    const from = findMoment(begins.find(({ plannedMs }) => plannedMs >= holdStartMs));
    const until = findMoment(begins.find(({ plannedMs }) => plannedMs >= endMs));
    return until.heard - from.heard - (until.planned - from.planned);
  });
  return { lengthMs: track.durationMs, holdErrors, overruns: 0 };
}
