/** `npm run bench:visits`: what it takes from the launch to the first bell, for a newcomer and for a regular. */
import { SECOND } from '../lambdas/coach/shared/time.ts';
import { type Asked, bench } from './arguments.ts';
import { keep, type Row, rounded, tell } from './report.ts';
import { ANSWERING_MS, type Approach, holdVisits, THINKING_MS, VOICES } from './visits/hold-visits.ts';

const HELP = `What it takes from "open foam roll coach" to the first bell.

  npm run bench:visits -- [options]

Somebody with mild back pain and nothing else visits every other day, and speaks to the real skill through the simulated
Echo. For visits 1, 2, 5, 10 and 30, with a voice that Alexa recognises and with one that it doesn't: the answers,
"ready" among them; the speech until "ready", at 150 words a minute; and the first bell, where every answer takes
1.5 s of thinking and 1 s of saying it. A first visit should take at most 18 answers, and ring within 3:45.

Options
  --json FILE   writes all that was measured, with the questions that were asked
  --help`;

const SHOWN = [1, 2, 5, 10, 30];

/** The goals for a first visit. */
const MOST_ANSWERS = 18;
const LATEST_BELL_MS = 225 * SECOND;

async function run({ json }: Asked<never>): Promise<void> {
  const measured: Record<string, Readonly<Record<string, Approach>>> = {};
  for (const voice of VOICES) {
    const visits = await holdVisits(voice, Math.max(...SHOWN));
    measured[voice] = Object.fromEntries(
      visits.flatMap((visit, index) => (SHOWN.includes(index + 1) ? [[`visit ${index + 1}`, visit]] : [])),
    );
    tell(
      `Voice ${voice}: from the launch to the first bell`,
      Object.fromEntries(
        Object.entries(measured[voice]).map(([name, visit]) => [name, describeApproach(visit)]),
      ),
    );
  }
  for (const [voice, visits] of Object.entries(measured)) {
    const first = visits['visit 1'];
    if (first === undefined) continue;
    const ends = `${first.asked.length} answers, bell at ${clock(first.bellMs)}`;
    const isMet = first.asked.length <= MOST_ANSWERS && first.bellMs <= LATEST_BELL_MS;
    console.log(
      `First visit, voice ${voice}: ${ends}; the goal of ${MOST_ANSWERS} answers and ${clock(LATEST_BELL_MS)} is ${isMet ? 'met' : 'missed'}`,
    );
  }
  keep(json, {
    bench: 'visits',
    command: 'npm run bench:visits',
    thinkingMs: THINKING_MS,
    answeringMs: ANSWERING_MS,
    measured,
  });
}

function describeApproach({ asked, speechMs, bellMs }: Approach): Row {
  return { answers: asked.length, 'speech, s': rounded(speechMs / SECOND), bell: clock(bellMs) };
}

/** `3:45` */
function clock(ms: number): string {
  const seconds = Math.round(ms / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

await bench<never>(HELP, {}, run);
