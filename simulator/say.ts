import { openDatabase } from './database.ts';
import { converse } from './echo/conversation.ts';
import { Echo } from './echo/echo.ts';
import { UsageError } from './echo/script.ts';
import type { Outcome } from './echo/turn.ts';
import { EncoderError } from './model/encoder.ts';
import { ModelError } from './model/schema.ts';
import { type Arguments, HELP, readArguments } from './say-arguments.ts';
import { openServices } from './services/server.ts';
import { loadSkill } from './skill.ts';
import { transcriptOf } from './transcript.ts';
import { prepareUnderstanding } from './understanding.ts';

async function run(args: Arguments): Promise<number> {
  const understood = await prepareUnderstanding(args.model, args.encoder);
  const database = await openDatabase(args.data);
  const services = await openServices(args.services);
  let status = 0;
  const listener = ({ turn, problems }: Outcome): void => {
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
  return status;
}

async function main(args: string[]): Promise<number> {
  try {
    const read = readArguments(args);
    if (read !== 'help') return await run(read);
    process.stdout.write(`${HELP}\n`);
    return 0;
  } catch (error) {
    const named = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${named.name}: ${named.message}\n`);
    return [UsageError, ModelError, EncoderError].some((kind) => named instanceof kind) ? 2 : 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
