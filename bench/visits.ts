/** `npm run bench:visits`: the way to the first bell, and what is heard, for a newcomer and for a regular. */
import { MINUTE, SECOND } from '../lambdas/coach/shared/time.ts';
import { type Asked, bench } from './arguments.ts';
import { keep, type Row, rounded, tell } from './report.ts';
import { KINDS, shareHeardBefore, sharesOf, sumWords } from './visits/heard.ts';
import { ANSWERING_MS, holdVisits, THINKING_MS, type Visit, VOICES } from './visits/hold-visits.ts';

const HELP = `What it takes from "open foam roll coach" to the first bell, and what is heard until the goodbye.

  npm run bench:visits -- [options]

Somebody with mild back pain and nothing else visits every other day, and speaks to the real skill through the simulated
Echo; with a voice that Alexa recognises and with one that it doesn't, in routines of 5, 8 and 12 minutes. For visits 1, 2,
3, 5, 10, 20 and 30: the answers until the bell, "ready" among them; the speech until "ready", at 150 words a minute; the
first bell, where every answer takes 1.5 s of thinking and 1 s of saying it; the share of each kind of words; and how
much was said word for word in the visit before, safety words aside.

A first visit should take at most 18 answers, and ring within 3:45. A later one should take at most 4 answers and 30 s of
speech and ring within 60 s, or 5, 36 s and 70 s where the voice is unknown. From the fifth visit on at most 40 % of the
words should be procedure, and at visit 20 at most a third should have been heard at visit 19.

Then, for each way to ask for more or fewer words or sounds, what somebody hears who has asked for it: words a minute.

Options
  --json FILE   writes all that was measured, with the questions that were asked
  --help`;

const SHOWN = [1, 2, 3, 5, 10, 20, 30] as const;

const LENGTHS = [
  { minutes: 5, asksFor: null },
  { minutes: 8, asksFor: 'an eight minute routine' },
  { minutes: 12, asksFor: 'a twelve minute routine' },
] as const;

/** What is said once, and holds from then on. */
const WISHES = [null, 'talk less', 'explain everything', 'just chimes', 'no sounds'] as const;

/** Visits with each wish: enough for all regions of a routine of five minutes to be practised. */
const VISITS_WITH_WISH = 6;

interface Goal {
  readonly answers: number;
  readonly speechMs: number;
  readonly bellMs: number;
}

const FIRST: Goal = { answers: 18, speechMs: Infinity, bellMs: 225 * SECOND };
const LATER = {
  known: { answers: 4, speechMs: 30 * SECOND, bellMs: 60 * SECOND },
  unknown: { answers: 5, speechMs: 36 * SECOND, bellMs: 70 * SECOND },
} as const satisfies Readonly<Record<(typeof VOICES)[number], Goal>>;

async function run({ json }: Asked<never>): Promise<void> {
  const measured: Record<string, Row> = {};
  for (const voice of VOICES) {
    for (const { minutes, asksFor } of LENGTHS) {
      const visits = await holdVisits(voice, Math.max(...SHOWN), { asksFor });
      const rows = Object.fromEntries(SHOWN.map((nth) => [`visit ${nth}`, describeVisit(visits, nth)]));
      tell(`Voice ${voice}, ${minutes} minutes`, rows);
      Object.entries(rows).forEach(([name, row]) => (measured[`${voice}, ${minutes} min, ${name}`] = row));
      const missed = visits.flatMap((visit, index) =>
        meets(visit, index === 0 ? FIRST : LATER[voice]) ? [] : [index + 1],
      );
      console.log(
        missed.length === 0
          ? `All ${visits.length} visits meet the goals for answers, speech and bell`
          : `Visits that miss a goal for answers, speech or bell: ${missed.join(', ')} of ${visits.length}`,
      );
    }
  }
  const wished: Record<string, Row> = {};
  for (const wishes of WISHES) {
    const visits = await holdVisits('known', VISITS_WITH_WISH, { wishes });
    const last = visits.at(-1);
    if (last !== undefined) wished[wishes ?? 'nothing asked for'] = describeWords(last);
  }
  tell(`Words heard at visit ${VISITS_WITH_WISH}, voice known, 5 minutes`, wished);
  keep(json, {
    bench: 'visits',
    command: 'npm run bench:visits',
    thinkingMs: THINKING_MS,
    answeringMs: ANSWERING_MS,
    measured,
    wished,
  });
}

function meets({ asked, speechMs, bellMs }: Visit, goal: Goal): boolean {
  return asked.length <= goal.answers && speechMs <= goal.speechMs && bellMs <= goal.bellMs;
}

function describeVisit(visits: readonly Visit[], nth: number): Row {
  const visit = visits[nth - 1];
  if (visit === undefined) throw new Error(`Expected ${nth} visits, got ${visits.length}`);
  const { asked, speechMs, bellMs, sentences } = visit;
  const shares = sharesOf(sentences);
  const before = visits[nth - 2];
  return {
    answers: asked.length,
    'speech, s': rounded(speechMs / SECOND),
    bell: clock(bellMs),
    words: sumWords(sentences),
    ...Object.fromEntries(KINDS.map((kind) => [`${kind}, %`, Math.round(shares[kind] * 100)])),
    'heard before, %':
      before === undefined ? '' : Math.round(shareHeardBefore(sentences, before.sentences) * 100),
  };
}

function describeWords({ sentences, lengthMs }: Visit): Row {
  const words = sumWords(sentences);
  return { words, 'words a minute': rounded(words / (lengthMs / MINUTE)) };
}

/** `3:45` */
function clock(ms: number): string {
  const seconds = Math.round(ms / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

await bench<never>(HELP, {}, run);
