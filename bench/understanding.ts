import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { EncoderError } from '../simulator/nlu/encoder.ts';
import type { Meanings } from '../simulator/nlu/meanings.ts';
import { type LanguageModel, loadModel } from '../simulator/nlu/schema.ts';
import { makeCandidateSearch, NEAR_ENOUGH } from '../simulator/nlu/understand.ts';
import { loadMeanings } from '../simulator/nlu/load.ts';
import {
  computeCurve,
  countByIntent,
  findBest,
  findConfusions,
  judge,
  judgeAll,
  measureAt,
} from './accuracy.ts';
import { type Phrases, readPhrases } from './phrases.ts';
import { makeRedFlagCheck } from './red-flags.ts';

const HELP = `Measure how well the simulator understands sentences that are not samples. This says nothing about Alexa.

  npm run bench:understanding -- [options]

The sentences in test/utterances/en.json were written without looking at the samples, but were known when samples were
added. Those in en.blind.json were not known when the samples and the matcher were chosen. The report contains the share
of unseen sentences that were understood (in all, and by intent), the share of foreign sentences that were rejected, the
trade-off between the two over the required similarity, the pairs of intents that were confused, and the effect of
sentences about emergency symptoms on a hold. First it uses grammar and TF-IDF alone, then also the sentence encoder, if
that is installed.

Options
  --words      do not use the sentence encoder
  --confused   list every confused sentence, not only their number
  --help       print this help`;

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
  console.log(`  right ${formatPercent(now.accuracy)}, rejected ${formatPercent(now.refused)}`);
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
  console.log(`${unseen} unseen, ${judged.length - unseen} foreign sentences; required similarity ${used}`);
  console.log(`right ${formatPercent(now.accuracy)}, rejected ${formatPercent(now.refused)}\n`);
  const points = computeCurve(judged);
  console.log('  from     right  rejected');
  for (const { enough, accuracy, refused } of points)
    console.log(`  ${enough.toFixed(2)}  ${formatPercent(accuracy)}  ${formatPercent(refused)}`);
  const best = findBest(points, TARGET);
  console.log(
    best === null
      ? `\nNo required similarity rejects 95 %.`
      : `\nBest with 95 % rejected: ${formatPercent(best.accuracy).trim()} right, at a similarity of ${best.enough.toFixed(2)}.`,
  );
  console.log('\n  right, by intent');
  for (const { intent, right, all: said } of countByIntent(judged))
    console.log(`  ${`${right} of ${said}`.padStart(8)}  ${intent}`);
  console.log('\n  confused: intended → understood');
  for (const { wanted, got, said } of findConfusions(judged)) {
    console.log(
      `  ${String(said.length).padStart(3)}  ${wanted} → ${got}${all ? '' : `: "${said[0] ?? ''}"`}`,
    );
    if (all) for (const sentence of said) console.log(`         "${sentence}"`);
  }
  const classify = makeRedFlagCheck(model);
  const red = phrases.red.map((sentence) => {
    const one = judge(way, sentence, null);
    const meaning = one.at(one.enough);
    return { sentence, intent: meaning.intent, outcome: classify(meaning) };
  });
  const count = (outcome: string): number => red.filter((one) => one.outcome === outcome).length;
  console.log(
    `\n  ${red.length} red-flag sentences during a hold: ${count('alarm')} raise the alarm, ${count('stops')} stop it and ask,`,
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
    'This measures the simulator, not Alexa: an Echo will do better on some sentences and worse on others.',
  );
  if (missing.length > 0)
    console.log(`Left out, because the model does not have them yet: ${missing.join(', ')}.`);
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
