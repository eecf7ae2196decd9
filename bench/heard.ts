import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, openEngine } from '../simulator/listening/decoder.ts';
import { DANGER } from '../simulator/listening/danger.ts';
import { Ear } from '../simulator/listening/ear.ts';
import { FRAME_SAMPLES } from '../simulator/listening/frame.ts';
import { findSpeechModel, SpeechModelError, wordsHeardIn } from '../simulator/listening/model-files.ts';
import { sentencesAt } from '../simulator/listening/moments.ts';
import { canSound } from '../simulator/listening/pronunciations.ts';
import { loadModel } from '../simulator/nlu/schema.ts';
import { makeUnderstanding } from '../simulator/nlu/understand.ts';
import { openEspeak } from '../simulator/sound/espeak.ts';
import { openFlite } from '../simulator/sound/flite.ts';
import { type Synthesizer, VoiceError } from '../simulator/sound/synthesizer.ts';
import { type Asked, bench } from './arguments.ts';
import { countVerdicts, makeJudge, type Trial, type Verdict } from './heard/judge.ts';
import { CRIED, FOREIGN, TRIED, type TriedMoment } from './heard/moments.ts';
import { CONDITIONS, openConverter, putInRoom } from './heard/sound.ts';
import { rankSentences, TAUGHT } from './heard/taught.ts';

const HELP = `Measure how well the page's ear hears what can be said, moment by moment.

  npm run bench:heard -- [options]

Each sentence that a moment listens for is spoken by the voices at hand, at three paces, in a quiet room, in pink noise
and with talk behind it, at 20 and 10 dB. It is recognised with the grammar of the moment, and understood by the
interaction model. Words of danger are spoken without a name. This is the ear of this page (soundswallower), not Alexa's.

Options
  --voices N   how many voices speak: flite rms, flite slt, then espeak-ng where it is installed (3)
  --paces N    how many paces: 150, then 120 and 190 words a minute (3)
  --every N    one sentence in N; all other talk (1)
  --taught N   1: only words that the coach teaches, in the quiet room and in noise at 20 dB, each with a line of its own (0)
  --json FILE  write each trial
  --help       print this help`;

const DEFAULTS = { voices: 3, paces: 3, every: 1, taught: 0 };

/** In these rooms the taught words are compared. In all others little is heard. */
const COMPARED: readonly string[] = ['clean', 'noise 20 dB'];

const PACES = [150, 120, 190];

/** How many of the confused pairs are listed. */
const LISTED = 15;

/** Opens the voices at hand. */
async function openVoices(count: number): Promise<Synthesizer[]> {
  const voices = [openFlite('rms'), openFlite('slt')].slice(0, count);
  if (count <= voices.length) return voices;
  try {
    return [...voices, await openEspeak()];
  } catch (error) {
    if (!(error instanceof VoiceError)) throw error;
    console.error('espeak-ng is not installed, and does not take part.');
    return voices;
  }
}

/** Returns what the ear makes of sound: the words of a sentence, or null. */
function makeHearing(
  engine: Engine,
): (tried: TriedMoment, sentences: readonly string[]) => (sound: Float32Array) => string | null {
  let heard: string | null = null;
  const ear = new Ear(engine, (news) => {
    if (news.kind === 'words') heard ??= news.words;
  });
  return ({ attention }, sentences) => {
    ear.listenFor({ sentences, attention, name: 'alexa' });
    return (sound) => {
      heard = null;
      for (let at = 0; at + FRAME_SAMPLES <= sound.length; at += FRAME_SAMPLES)
        ear.follow(sound.subarray(at, at + FRAME_SAMPLES));
      return heard;
    };
  };
}

/** What is said at a moment: its sentences and those of danger; danger that is cried; or what isn't meant for the coach. */
interface Spoken {
  readonly said: string;
  readonly spoken: string;
  readonly kind: 'own' | 'cried' | 'foreign';
}

/** A sentence of a kind, spoken once. */
type KnownTrial = Trial & Pick<Spoken, 'kind'>;

function spokenAt(tried: TriedMoment, sentences: readonly string[], every: number): Spoken[] {
  const { attention, triesTalk = false } = tried;
  const name = attention === 'named' ? 'Alexa, ' : '';
  const some = (all: readonly string[]): readonly string[] => all.filter((_, at) => at % every === 0);
  return [
    ...some(sentences).map((said) => ({ said, spoken: `${name}${said}`, kind: 'own' as const })),
    ...some(DANGER).map((said) => ({ said, spoken: said, kind: 'own' as const })),
    ...CRIED.map((cried) => ({ ...cried, kind: 'cried' as const })),
    ...(triesTalk ? FOREIGN : []).map((said) => ({ said, spoken: said, kind: 'foreign' as const })),
  ];
}

async function run({ json, numbers }: Asked<keyof typeof DEFAULTS>): Promise<void> {
  const model = loadModel(join(import.meta.dirname, '..', 'interaction-models'), 'en-US');
  const { files, pronunciations } = findSpeechModel();
  const engine = await openEngine(files, wordsHeardIn(model, pronunciations));
  const voices = await openVoices(numbers.voices);
  const convert = await openConverter();
  const hearing = makeHearing(engine);
  const trials: KnownTrial[] = [];
  const onlyTaught = numbers.taught > 0;
  const conditions = CONDITIONS.filter(({ name }) => !onlyTaught || COMPARED.includes(name));
  const talk = convert(await say(voices[0], FOREIGN.join('. '), 170));
  for (const tried of TRIED) {
    const sentences = sentencesAt(tried.moment, model).filter((each) => canSound(each, pronunciations));
    const hear = hearing(tried, sentences);
    const all = spokenAt(tried, sentences, numbers.every).filter(
      ({ said, kind }) => !onlyTaught || (kind === 'own' && TAUGHT.has(said)),
    );
    for (const voice of voices)
      for (const pace of PACES.slice(0, numbers.paces)) {
        process.stderr.write(`${tried.name}: ${all.length} sentences by ${voice.name} at ${pace}\n`);
        const speech: Float32Array[] = [];
        for (const { spoken } of all) speech.push(convert(await voice.say(spoken, pace)));
        // One condition after the other: the engine gets used to a room.
        for (const condition of conditions)
          for (const [at, { said, kind }] of all.entries()) {
            const heard = hear(putInRoom(speech[at] ?? new Float32Array(0), condition, talk, at + 1));
            const trial = { moment: tried.name, condition: condition.name, voice: voice.name, pace };
            trials.push({ ...trial, said, heard, kind });
          }
      }
  }
  for (const voice of voices) await voice.close();
  engine.close();
  const judge = makeJudge(makeUnderstanding(model));
  if (onlyTaught) reportTaught(trials, judge);
  else report(trials, judge);
  if (json !== undefined) writeFileSync(json, JSON.stringify(trials, null, 2));
}

async function say(voice: Synthesizer | undefined, text: string, pace: number): Promise<Float32Array> {
  return voice === undefined ? new Float32Array(1) : voice.say(text, pace);
}

type Judge = (trial: Trial) => Verdict;

function reportTaught(trials: readonly Trial[], judge: Judge): void {
  for (const { name } of TRIED) {
    console.log(`\n## ${name}\n`);
    const here = trials.filter(({ moment }) => moment === name);
    for (const line of rankSentences(here.map((trial) => ({ said: trial.said, verdict: judge(trial) }))))
      console.log(line);
  }
}

function report(trials: readonly KnownTrial[], judge: Judge): void {
  const own = trials.filter(({ kind }) => kind === 'own');
  const percent = (some: number, all: number): string =>
    (all === 0 ? '–' : ((100 * some) / all).toFixed(1)).padStart(6);
  for (const { name } of TRIED) {
    console.log(`\n## ${name}\n`);
    console.log('                 n  words  intent  refused  wrong   cries heard  talk taken');
    for (const condition of CONDITIONS) {
      const here = (trial: Trial): boolean => trial.moment === name && trial.condition === condition.name;
      const mine = own.filter(here);
      const { words, intent, refused, wrong } = countVerdicts(mine.map(judge));
      const of = (kind: Spoken['kind']): KnownTrial[] =>
        trials.filter((trial) => trial.kind === kind && here(trial));
      const cried = of('cried');
      const foreign = of('foreign');
      const stopped = cried.filter(({ said, heard }) => heard === said).length;
      const taken = foreign.filter(({ heard }) => heard !== null).length;
      const talk = foreign.length === 0 ? '–' : `${taken} of ${foreign.length}`;
      const shares = [words, words + intent, refused, wrong].map((some) => percent(some, mine.length));
      console.log(
        `${condition.name.padEnd(12)} ${String(mine.length).padStart(5)} ${shares.join('  ')}   ${stopped} of ${cried.length}       ${talk}`,
      );
    }
  }
  console.log('\n## Confused, of all conditions\n');
  const pairs = new Map<string, number>();
  for (const trial of own) {
    if (judge(trial) !== 'wrong') continue;
    const pair = `${trial.said} → ${trial.heard ?? ''}`;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  for (const [pair, times] of [...pairs].sort(([, one], [, other]) => other - one).slice(0, LISTED))
    console.log(`${String(times).padStart(4)}  ${pair}`);
}

await bench(HELP, DEFAULTS, run, SpeechModelError);
