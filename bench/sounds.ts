import { findSoundAlikes } from './sound-distance.ts';
import { readCommands } from './commands.ts';

const HELP = `Find commands of different intents that sound alike, by the phonemes of a pronouncing dictionary.

  npm run bench:sounds -- [DISTANCE]

Lists the pairs in test/utterances/commands.json whose distance is below DISTANCE (0.5). A distance of 0 means equal
sounds, 1 means no sound in common. The result says nothing about how Alexa hears.`;

const [said] = process.argv.slice(2);
const nearer = said === undefined ? 0.5 : Number(said);
if (said === '--help' || Number.isNaN(nearer)) {
  console.log(HELP);
  process.exitCode = said === '--help' ? 0 : 2;
} else {
  for (const { one, other, distance } of findSoundAlikes(readCommands(), nearer))
    console.log(`${distance.toFixed(2)}  ${one} / ${other}`);
}
