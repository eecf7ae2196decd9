import { findSoundAlikes } from './sound-distance.ts';
import { readCommands } from './commands.ts';

const HELP = `Commands of different intents that sound alike, by the phonemes of a pronouncing dictionary.

  npm run bench:sounds -- [DISTANCE]

Lists the pairs of test/utterances/commands.json that are nearer than DISTANCE (0.5; 0 the same, 1 nothing in common).
It says nothing about how Alexa hears.`;

const [said] = process.argv.slice(2);
const nearer = said === undefined ? 0.5 : Number(said);
if (said === '--help' || Number.isNaN(nearer)) {
  console.log(HELP);
  process.exitCode = said === '--help' ? 0 : 2;
} else {
  for (const { one, other, distance } of findSoundAlikes(readCommands(), nearer))
    console.log(`${distance.toFixed(2)}  ${one} / ${other}`);
}
