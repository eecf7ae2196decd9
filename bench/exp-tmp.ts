import { openEngine } from '../simulator/listening/decoder.ts';
import { Ear } from '../simulator/listening/ear.ts';
import { FRAME_SAMPLES } from '../simulator/listening/frame.ts';
import { findSpeechModel, wordsHeardIn } from '../simulator/listening/model-files.ts';
import { sentencesAt } from '../simulator/listening/moments.ts';
import { canSound } from '../simulator/listening/pronunciations.ts';
import { loadModel } from '../simulator/nlu/schema.ts';
import { openEspeak } from '../simulator/sound/espeak.ts';
import { openFlite } from '../simulator/sound/flite.ts';
import { CONDITIONS, openConverter, putInRoom } from './heard/sound.ts';
import { makeJudge } from './heard/judge.ts';
import { makeUnderstanding } from '../simulator/nlu/understand.ts';
const model = loadModel('interaction-models', 'en-US');
const judge = makeJudge(makeUnderstanding(model));
const { files, pronunciations } = findSpeechModel();
const engine = await openEngine(files, wordsHeardIn(model, pronunciations));
const voices = [openFlite('rms'), openFlite('slt'), await openEspeak()];
const convert = await openConverter();
let heard: string | null = null;
const ear = new Ear(engine, (n) => { if (n.kind === 'words') heard ??= n.words; });
const ask = async (asked: string, phase: string, list: readonly string[], attention: 'open' | 'named') => {
  const sentences = [...new Set([...sentencesAt({ asked, phase, said: '' }, model), ...list])].filter((s) => canSound(s, pronunciations));
  ear.listenFor({ sentences, attention, name: 'alexa' });
  const score = new Map<string, number[]>();
  for (const v of voices) for (const pace of [150, 120, 190]) for (const [ci, c] of CONDITIONS.slice(0, 2).entries()) for (const s of list) {
    heard = null;
    const sound = putInRoom(convert(await v.say(attention === 'named' ? `Alexa, ${s}` : s, pace)), c, new Float32Array(1), 1);
    for (let at = 0; at + FRAME_SAMPLES <= sound.length; at += FRAME_SAMPLES) ear.follow(sound.subarray(at, at + FRAME_SAMPLES));
    const n = score.get(s) ?? [0, 0, 0]; score.set(s, n);
    const verdict = judge({ said: s, heard });
    if (verdict === 'words' || verdict === 'intent') n[ci]! += 1; else if (verdict === 'wrong') n[2]! += 1;
  }
  console.log('##', asked, attention); for (const [s, n] of [...score].sort((a, b) => (b[1][0]! + b[1][1]!) - (a[1][0]! + a[1][1]!))) console.log(`${n[0]} + ${n[1]} of 9 + 9, wrong ${n[2]}  ${s}`);
};
await ask('ready', 'getting_ready', ['ready', "i'm ready", 'ready to go', 'ready to roll', "i'm in position", "let's go", 'go ahead', 'okay go', "i'm all set", 'okay'], 'named');
await ask('hardest', 'rolling', ['skip', 'skip it', 'next', 'next one', 'move on', 'how long left', 'how much longer', 'how long to go', 'time left', 'how many more', 'switch sides', 'change sides', 'other side', 'swap sides', 'pause', 'pause it', 'hold on', 'help', 'help me', 'repeat', 'say that again', 'again', 'harder', 'easier', 'carry on', 'stop'], 'named');
await ask('other', 'screening', ['yes', 'yeah', 'yes please', 'yes i do', 'no', 'nope', "no i don't", 'not at all', 'none of those', 'none', 'not sure', "i don't know", 'repeat', 'say that again', 'help', 'help me', 'i need help'], 'open');
for (const v of voices) await v.close();
process.exit(0);
