import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadModel } from '../simulator/nlu/schema.ts';
import { makeUnderstanding } from '../simulator/nlu/understand.ts';
import {
  isDangerous,
  isFalseAlarm,
  isOrdinaryNo,
  isRight,
  type Judged,
  judgePhrases,
  readPhraseTable,
} from './hearing/judge.ts';
import { openSkill } from './hearing/moments.ts';

const HELP = `Measure what the coach makes of everyday answers at its questions, and of what people say in a hold.

  npm run bench:hearing -- [options]

The phrases in test/utterances/at-questions.tsv and in-holds.tsv were written before anyone looked at the samples. They are
said to the real skill, by way of the simulator's understanding of words alone. This says nothing about Alexa.

Options
  --wrong   list what isn't right, with what came of it
  --help    print this help`;

const formatShare = (some: number, all: number): string =>
  `${String(some).padStart(4)} of ${String(all).padStart(3)}  ${((100 * some) / all).toFixed(1).padStart(5)} %`;

function report(title: string, judged: readonly Judged[], listsWrong: boolean): void {
  const count = (holds: (one: Judged) => boolean, of = judged): string =>
    formatShare(of.filter(holds).length, of.length);
  console.log(`\n## ${title}\n`);
  console.log(`  right         ${count(isRight)}`);
  const noes = judged.filter(isOrdinaryNo);
  if (noes.length > 0) console.log(`  ordinary noes ${count(isRight, noes)}`);
  console.log(`  false alarms  ${count(isFalseAlarm)}`);
  console.log(`  dangerous     ${count(isDangerous)}`);
  const shown = judged.filter((one) => (listsWrong ? !isRight(one) : isDangerous(one)));
  for (const one of shown)
    console.log(
      `    ${isDangerous(one) ? 'DANGEROUS ' : ''}${one.moment}: "${one.said}": ${one.outcome}, not ${one.right.join(' or ')}  ${JSON.stringify(one.heard.event)}`,
    );
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { wrong: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    console.log(HELP);
    return;
  }
  const sayAt = openSkill(
    makeUnderstanding(loadModel(join(import.meta.dirname, '..', 'interaction-models'), 'en-US')),
  );
  report('At questions', await judgePhrases(readPhraseTable('at-questions'), sayAt), values.wrong === true);
  report('In a hold', await judgePhrases(readPhraseTable('in-holds'), sayAt), values.wrong === true);
}

await main();
