/**
 * `npm run bench:together` measures how far the ring and the bells of a segment are apart on the page of the
 * local speaker.
 */
import { hasChromium, NO_CHROMIUM } from '../simulator/browser/chromium.ts';
import { openVoice } from '../simulator/sound/voices.ts';
import { IN_POSITION } from '../test/conversations/scripts.ts';
import { openPlace } from '../test/browser/place.ts';
import { measureLag, playUntil, watch, readWatched } from '../test/browser/together.ts';
import { bench, type Asked } from './arguments.ts';
import { keep, progress, rounded, type Row, summary, type Summary, tell } from './report.ts';

const HELP = `How far the ring on the Echo Show and the bells are apart, in a whole segment on the page of the local speaker.

  npm run bench:together -- [options]

A first visit's first segment, two holds, runs to its check-in with no word and no touch: in Chromium, in real time (two
minutes), spoken by flite. Heard is what goes to the loudspeaker; the ring is read after each frame, as the engine has
drawn it. Both are told by AudioContext.currentTime, and so is the device's time: without a sound device Chromium's
goes up to 4 % slow.

Options
  --json FILE   writes all that was measured
  --help`;

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
    progress('A segment plays, in real time: two minutes…');
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
    tell('The ring behind the bells, in ms of AudioContext.currentTime, after each frame:', rows);
    console.log(`\nThen it asked: ${visit.turns.at(-1)?.heard ?? 'nothing'}`);
    console.log(`The segment of ${rounded(audioMs / 1000)} s took ${rounded(wallMs / 1000)} s by the wall.`);
    keep(json, { holds, audioMs, wallMs });
  } finally {
    await voice.close();
    await place.close();
  }
}

await bench(HELP, {}, measureTogether);
