import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SYMPTOMS } from '../lambdas/coach/screening/findings.ts';
import { EncoderError } from '../simulator/nlu/encoder.ts';
import type { Meanings } from '../simulator/nlu/meanings.ts';
import { type LanguageModel, loadModel } from '../simulator/nlu/schema.ts';
import { makeCandidateSearch, NEAR_ENOUGH } from '../simulator/nlu/understand.ts';
import { loadMeanings } from '../simulator/nlu/load.ts';
import {
  findBest,
  countByIntent,
  findConfusions,
  computeCurve,
  judge,
  judgeAll,
  measureAt,
} from './accuracy.ts';
import { type Phrases, readPhrases } from './phrases.ts';
import { makeEmergencyCheck, classifyRedFlag } from './red-flags.ts';

const HELP = `How well the simulator understands sentences that aren't samples. It is the simulator's accuracy, not Alexa's.

  npm run bench:understanding -- [options]

Sentences: test/utterances/en.json, written without a look at the samples, but known when those were widened; and
en.blind.json, which nobody knew who chose samples and matcher. Told are the share of unseen sentences that
came to their intent (all, and by intent), the share of foreign ones that were refused, the curve between the two over the similarity from
which on a sentence counts as near a sample, the pairs of intents that were confused, and what sentences about red
symptoms do to a hold. First by grammar and TF-IDF alone, then with the sentence encoder, if it is installed.

Options
  --words      without the sentence encoder
  --confused   every confused sentence, not only how many
  --help`;

const DIRECTORY = join(import.meta.dirname, '..', 'interaction-models');
const TARGET = 0.95;

const formatPercent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);

/** Reports on the sentences that nothing was tuned to. */
function reportBlind(model: LanguageModel, blind: Phrases, meanings: Meanings | null, all: boolean): void {
  const way = makeCandidateSearch(model, meanings);
  const judged = judgeAll(way, blind, () => true);
  const now = measureAt(judged, meanings === null ? NEAR_ENOUGH.words : NEAR_ENOUGH.meaning);
  const unseen = judged.filter(({ wanted }) => wanted !== null).length;
  console.log(`\n  blind: ${unseen} unseen, ${judged.length - unseen} foreign sentences`);
  console.log(`  right ${formatPercent(now.accuracy)}, refused ${formatPercent(now.refused)}`);
  if (!all) return;
  for (const { wanted, got, said } of findConfusions(judged))
    for (const sentence of said) console.log(`    ${wanted} → ${got}: "${sentence}"`);
}

/** Reports on one way of understanding. */
function report(
  title: string,
  model: LanguageModel,
  phrases: Phrases,
  meanings: Meanings | null,
  all: boolean,
): void {
  const names = new Set(model.intents.map(({ name }) => name));
  const way = makeCandidateSearch(model, meanings);
  const judged = judgeAll(way, phrases, (intent) => names.has(intent));
  const used = meanings === null ? NEAR_ENOUGH.words : NEAR_ENOUGH.meaning;
  const now = measureAt(judged, used);
  const unseen = judged.filter(({ wanted }) => wanted !== null).length;
  console.log(`\n## ${title}\n`);
  console.log(`${unseen} unseen, ${judged.length - unseen} foreign sentences; near counts from ${used} on`);
  console.log(`right ${formatPercent(now.accuracy)}, refused ${formatPercent(now.refused)}\n`);
  const points = computeCurve(judged);
  console.log('  from     right   refused');
  for (const { enough, accuracy, refused } of points)
    console.log(`  ${enough.toFixed(2)}  ${formatPercent(accuracy)}  ${formatPercent(refused)}`);
  const best = findBest(points, TARGET);
  console.log(
    best === null
      ? `\nNowhere on the curve are 95 % refused.`
      : `\nBest with 95 % refused: ${formatPercent(best.accuracy).trim()} right, from ${best.enough.toFixed(2)} on.`,
  );
  console.log('\n  right, by intent');
  for (const { intent, right, all: said } of countByIntent(judged))
    console.log(`  ${`${right} of ${said}`.padStart(8)}  ${intent}`);
  console.log('\n  confused: wanted → understood');
  for (const { wanted, got, said } of findConfusions(judged)) {
    console.log(
      `  ${String(said.length).padStart(3)}  ${wanted} → ${got}${all ? '' : `: "${said[0] ?? ''}"`}`,
    );
    if (all) for (const sentence of said) console.log(`         "${sentence}"`);
  }
  const isRed = makeEmergencyCheck(SYMPTOMS);
  const red = phrases.red.map((sentence) => {
    const one = judge(way, sentence, null);
    const meaning = one.at(one.enough);
    return { sentence, intent: meaning.intent, outcome: classifyRedFlag(meaning, isRed) };
  });
  const count = (outcome: string): number => red.filter((one) => one.outcome === outcome).length;
  console.log(
    `\n  ${red.length} red sentences in a hold: ${count('alarm')} raise the alarm, ${count('stops')} stop it and ask,`,
  );
  console.log(`  ${count('goes on')} let it go on`);
  for (const { sentence, intent, outcome } of red)
    if (outcome === 'goes on' || (all && outcome === 'stops'))
      console.log(`    ${outcome}: "${sentence}" → ${intent}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { words: { type: 'boolean' }, confused: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  const model = loadModel(DIRECTORY, 'en');
  const phrases = readPhrases('en');
  const blind = readPhrases('en.blind');
  const names = new Set(model.intents.map(({ name }) => name));
  const missing = Object.keys(phrases.unseen).filter((intent) => !names.has(intent));
  console.log(
    "The simulator's understanding, not Alexa's: an Echo will do better on some and worse on others.",
  );
  if (missing.length > 0) console.log(`Not in the model yet, so left out: ${missing.join(', ')}.`);
  report('Grammar and TF-IDF', model, phrases, null, values.confused === true);
  reportBlind(model, blind, null, values.confused === true);
  if (values.words === true) return;
  const meanings = await loadMeanings(model).catch((error: unknown) => {
    if (!(error instanceof EncoderError)) throw error;
    console.log(`\n${error.message}`);
    return null;
  });
  if (meanings === null) return;
  for (const { unseen, foreign, red } of [phrases, blind])
    await meanings.learn([...Object.values(unseen).flat(), ...foreign, ...red]);
  report('Grammar, TF-IDF and the sentence encoder', model, phrases, meanings, values.confused === true);
  reportBlind(model, blind, meanings, values.confused === true);
}

await main();
