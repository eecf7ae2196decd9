import { openServices } from '../cloud/alexa-services.ts';
import { openDatabase } from '../cloud/database.ts';
import { loadSkill } from '../cloud/skill.ts';
import { converse } from '../echo/conversation.ts';
import { Echo } from '../echo/echo.ts';
import { UsageError } from '../echo/script.ts';
import type { Outcome } from '../echo/turn.ts';
import { EncoderError } from '../nlu/encoder.ts';
import { prepareUnderstanding } from '../nlu/load.ts';
import { ModelError } from '../nlu/schema.ts';
import { HELP, readArguments, type SayArguments } from '../options/say.ts';
import { SAMPLE_RATE } from '../sound/mix.ts';
import { record } from '../sound/recording.ts';
import { VoiceError, type VoiceName } from '../sound/synthesizer.ts';
import { openVoice } from '../sound/voices.ts';
import { WavFile } from '../sound/wav.ts';
import { formatClock, transcriptOf } from '../terminal/transcript.ts';

/** While the recording is written, progress is shown this often, in ms. */
const PROGRESS_MS = 2_000;

async function holdConversation(args: SayArguments): Promise<number> {
  const understood = await prepareUnderstanding(args.model, args.encoder);
  const database = await openDatabase(args.data);
  const services = await openServices(args.services);
  let status = 0;
  const outcomes: Outcome[] = [];
  const listener = (outcome: Outcome): void => {
    const { turn, problems } = outcome;
    outcomes.push(outcome);
    process.stdout.write(`${args.json ? JSON.stringify(turn) : transcriptOf(turn)}\n`);
    for (const problem of problems) process.stderr.write(`turn ${turn.n}: ${problem}\n`);
    if (problems.length > 0) status = 1;
  };
  try {
    const { skill, skillEvents } = await loadSkill(database.environment);
    const echo = new Echo(skill, understood, { ...args.household, services });
    const opening = `open ${args.model.invocationName}`;
    await converse({ echo, events: args.events, atMs: args.atMs, opening, skillEvents }, listener);
  } finally {
    await services.close();
    await database.close();
  }
  if (args.wav !== null && (await writeRecording(args.wav, args.voice, outcomes)).length > 0) status = 1;
  return status;
}

/**
 * Writes what was heard into a WAV file and reports progress on standard error, because speaking takes a while.
 * @returns the problems that the recording shows: speech that overlaps
 */
async function writeRecording(
  path: string,
  voice: VoiceName,
  outcomes: readonly Outcome[],
): Promise<string[]> {
  const { stderr } = process;
  const synthesizer = await openVoice(voice);
  try {
    const wav = await WavFile.create(path);
    let reportedMs = performance.now();
    const problems = await record(outcomes, wav, synthesizer, (turn, of) => {
      if (performance.now() - reportedMs < PROGRESS_MS) return;
      reportedMs = performance.now();
      stderr.write(`Speaking turn ${turn + 1} of ${of}\n`);
    });
    await wav.close();
    for (const problem of problems) stderr.write(`${problem}\n`);
    stderr.write(`Wrote ${formatClock((wav.samples / SAMPLE_RATE) * 1000)} of sound to ${path}\n`);
    return problems;
  } finally {
    await synthesizer.close();
  }
}

async function main(args: string[]): Promise<number> {
  try {
    const read = readArguments(args);
    if (read !== 'help') return await holdConversation(read);
    process.stdout.write(`${HELP}\n`);
    return 0;
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${failure.name}: ${failure.message}\n`);
    return [UsageError, ModelError, EncoderError, VoiceError].some((kind) => failure instanceof kind) ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
