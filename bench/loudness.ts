/** `npm run bench:loudness`: how loud the sounds of a hold are against its words, on the local Echo. */
import { SECOND } from '../lambdas/coach/shared/time.ts';
import type { Part } from '../lambdas/coach/timeline/segment.ts';
import { localeFor } from '../lambdas/locales/regional.ts';
import { audio } from '../lambdas/response/audio.ts';
import { render } from '../simulator/sound/render.ts';
import { openVoice } from '../simulator/sound/voices.ts';
import { type Asked, bench } from './arguments.ts';
import { loudestOf } from './loudness/loudest.ts';
import { keep, type Row, rounded, tell } from './report.ts';

const HELP = `How loud the sounds of a hold are against its words, on the local Echo.

  npm run bench:loudness -- [options]

Each is rendered alone: words by flite, a bell, and the swell. What counts is the loudest 400 ms, as effective value in dB of
full scale. The sounds are the project's own, in place of Alexa's, so this measures the mix and not Alexa's library.

Options
  --json FILE   writes the results
  --help`;

const US = localeFor('en-US');

/** What is measured: a part of 30 s with that alone. */
const ALONE: Readonly<Record<string, Partial<Part>>> = {
  words: { cues: [{ atMs: 0, roomMs: 4 * SECOND, play: { line: 'breathe_along' } }] },
  bell: { cues: [{ atMs: 0, roomMs: SECOND, play: 'bell' }] },
  swell: { swell: { atMs: 0, breaths: 3 } },
};

async function run({ json }: Asked<never>): Promise<void> {
  const voice = await openVoice('flite');
  const rows: Record<string, Row> = {};
  let words = 0;
  for (const [name, alone] of Object.entries(ALONE)) {
    const part: Part = { kind: 'step', startMs: 0, endMs: 30 * SECOND, cues: [], ...alone };
    const segment = { parts: [part], spans: [], closeMs: 0 };
    const { pcm } = await render({ directives: [audio('', segment, '', US)] }, voice);
    const loudest = loudestOf(pcm);
    if (name === 'words') words = loudest;
    rows[name] = { 'loudest 400 ms, dB': rounded(loudest), 'against words, dB': rounded(loudest - words) };
  }
  await voice.close();
  tell('Loudness on the local Echo, spoken by flite', rows);
  keep(json, { bench: 'loudness', command: 'npm run bench:loudness', rows });
}

await bench<never>(HELP, {}, run);
