/**
 * `npm run bench:together` measures how far the ring and the bells of a segment are apart on the page of the
 * local speaker.
 */
import { hasChromium, NO_CHROMIUM } from '../simulator/browser/chromium.ts';
import { openVoice } from '../simulator/sound/voices.ts';
import { IN_POSITION } from '../test/conversations/scripts.ts';
import { openPlace } from '../test/browser/place.ts';
import { measureLag, playUntil, readWatched, watch } from '../test/browser/together.ts';
import { type Asked, bench } from './arguments.ts';
import { keep, progress, rounded, type Row, summary, type Summary, tell } from './report.ts';

const HELP = `Measure how far the ring on the Echo Show and the bells are apart, on the page of the local speaker.

  npm run bench:together -- [options]

Plays the first segment of a first visit, which has two holds, to its check-in without a word or a touch. It runs in
Chromium in real time (two minutes) and is spoken by flite. The bells are found in the sound that goes to the
loudspeaker; the ring is read after each frame, as the engine has drawn it. All times, including the device's, come from
AudioContext.currentTime, because Chromium's clock is up to 4 % slow without a sound device.

Options
  --json FILE   write the results as JSON
  --help        print this help`;

/** The length of a hold in ms, between two bells. */
const WHOLE_MS = 30_000;
const HOLDS = 2;

/** By how much the ring lags behind the bells, in ms. Negative values mean that it is early. */
interface Hold {
  readonly bellToBellMs: number;
  readonly late: Summary;
  readonly min: number;
}

function holdOf([begins, ends]: readonly [number, number], late: readonly number[]): Hold {
  return { bellToBellMs: (ends - begins) * 1000, late: summary(late), min: Math.min(...late) };
}

function rowOf({ bellToBellMs, late, min }: Hold): Row {
  return {
    'bell to bell, ms': rounded(bellToBellMs),
    frames: late.n,
    median: rounded(late.median),
    p99: rounded(late.p99),
    most: rounded(late.max),
    least: rounded(min),
  };
}

async function measureTogether({ json }: Asked<never>): Promise<void> {
  if (!hasChromium()) throw new Error(NO_CHROMIUM);
  const place = await openPlace();
  const voice = await openVoice('flite');
  try {
    const visit = await place.visit({ before: watch, voice });
    await visit.sayUntyped(...IN_POSITION);
    await visit.say('ready');
    await visit.waitForStart();
    const { audioMs = NaN } = visit.started ?? {};
    progress('A segment is playing in real time, which takes two minutes…');
    const beganMs = Date.now();
    await playUntil(visit, '(played)');
    const wallMs = Date.now() - beganMs;
    progress('');
    const seen = await readWatched(visit.page);
    const bells = seen.bells.slice(-2 * HOLDS);
    const holds = Array.from({ length: HOLDS }, (_, index) => {
      const [begins = NaN, ends = NaN] = bells.slice(2 * index);
      return holdOf([begins, ends], measureLag(seen, [begins, ends], WHOLE_MS));
    });
    const rows = Object.fromEntries(holds.map((hold, index) => [`hold ${index + 1}`, rowOf(hold)]));
    tell('Lag of the ring behind the bells after each frame, in ms of AudioContext.currentTime:', rows);
    console.log(`\nThen it asked: ${visit.turns.at(-1)?.heard ?? 'nothing'}`);
    console.log(`The segment of ${rounded(audioMs / 1000)} s took ${rounded(wallMs / 1000)} s of real time.`);
    keep(json, { holds, audioMs, wallMs });
  } finally {
    await voice.close();
    await place.close();
  }
}

await bench(HELP, {}, measureTogether);
