/** `npm run bench:start`: times a Lambda's cold start and first answer, and those of three other ways to write a skill. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { SKILL_ID } from '../simulator/cloud/skill.ts';
import { bench, type Asked } from './arguments.ts';
import { bundleSkill, installPeers, SKILLS, type Bundle, type Skill } from './start/skills.ts';
import { openTables, type Tables } from './start/tables.ts';
import { keep, machine, progress, rounded, summary, tell, type Row, type Summary } from './report.ts';

const HELP = `Times a fresh process until its first answer, and reports the size of the bundle.

  npm run bench:start -- [options]

It measures this skill, and a small one written in three other ways: with ask-sdk and its DynamoDB adapter, with
ask-sdk-core, AWS SDK v3, and zod as most people write it, and with Node alone. Each start is a new process that loads
the bundle (init) and answers one launch with a read and a write on the embedded DynamoDB (first). The skills take
turns. The milliseconds are this machine's, not a Lambda's: only the ratios say something.

Options
  --runs N      starts of each skill (15)
  --json FILE   writes every figure
  --help`;

const LAUNCH = join(import.meta.dirname, 'start/launch.js');
const measuredSchema = z.object({ initMs: z.number(), firstMs: z.number(), residentBytes: z.number() });
type Measured = z.infer<typeof measuredSchema>;

interface Started {
  readonly skill: Skill;
  readonly bundle: Bundle;
  readonly runs: Measured[];
}

/** A launch by somebody whom the table doesn't know yet. */
function envelopeOf(user: string): object {
  const application = { applicationId: SKILL_ID };
  const who = { userId: `amzn1.ask.account.${user}` };
  const System = { application, user: who, device: { deviceId: 'dot', supportedInterfaces: {} } };
  const timestamp = new Date().toISOString();
  return {
    version: '1.0',
    session: { new: true, sessionId: `session.${user}`, application, user: who, attributes: {} },
    context: { System: { ...System, apiEndpoint: 'https://api.amazonalexa.com' } },
    request: { type: 'LaunchRequest', requestId: `request.${user}`, timestamp, locale: 'en-US' },
  };
}

async function start({ bundle }: Started, tables: Tables, user: string): Promise<Measured> {
  const environment = {
    ...tables.environment,
    SKILL_ID,
    LOGS: 'none',
    AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1',
  };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [LAUNCH, bundle.path, JSON.stringify(envelopeOf(user))],
    {
      env: {
        PATH: process.env['PATH'],
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
        ...environment,
      },
    },
  );
  return measuredSchema.parse(JSON.parse(stdout));
}

/** Starts each skill this many times, one after the other, and checks that each start wrote an item. */
async function startAll(all: readonly Started[], tables: Tables, runs: number): Promise<void> {
  // The first round isn't counted: it brings the files into memory.
  for (let run = 0; run <= runs; run += 1) {
    for (const one of all) {
      progress(`run ${run} of ${runs}: ${one.skill.name}`);
      const before = await tables.items(one.skill);
      const measured = await start(one, tables, `${one.skill.name.replaceAll(/\W/gu, '')}${run}`);
      if ((await tables.items(one.skill)) !== before + 1) throw new Error(`${one.skill.name} wrote nothing`);
      if (run > 0) one.runs.push(measured);
    }
  }
  progress('');
}

interface Figures {
  readonly skill: string;
  readonly kilobytes: number;
  readonly initMs: Summary;
  readonly firstMs: Summary;
  readonly sumMs: Summary;
  readonly residentMegabytes: Summary;
  /** This skill's median of the sum, divided by the median of the sum here. */
  readonly thisSkillsShare: number;
}

function summarize({ skill, bundle, runs }: Started, own: number): Figures {
  const of = (value: (run: Measured) => number): Summary => summary(runs.map(value));
  const sumMs = of(({ initMs, firstMs }) => initMs + firstMs);
  return {
    skill: skill.name,
    kilobytes: bundle.bytes / 1_000,
    initMs: of(({ initMs }) => initMs),
    firstMs: of(({ firstMs }) => firstMs),
    sumMs,
    residentMegabytes: of(({ residentBytes }) => residentBytes / 1e6),
    thisSkillsShare: own / sumMs.median,
  };
}

function rowOf({ kilobytes, initMs, firstMs, sumMs, residentMegabytes, thisSkillsShare }: Figures): Row {
  return {
    KB: rounded(kilobytes, 0),
    init: rounded(initMs.median),
    first: rounded(firstMs.median),
    sum: rounded(sumMs.median),
    'sum, longest': rounded(sumMs.max),
    'memory, MB': rounded(residentMegabytes.median, 0),
    'this skill ÷ it': rounded(thisSkillsShare, 2),
  };
}

async function runBench({ json, numbers: { runs } }: Asked<'runs'>): Promise<void> {
  await installPeers();
  const all: Started[] = [];
  for (const skill of SKILLS) all.push({ skill, bundle: await bundleSkill(skill), runs: [] });
  const tables = await openTables();
  try {
    await startAll(all, tables, runs);
  } finally {
    await tables.close();
  }
  const own = summary((all[0]?.runs ?? []).map(({ initMs, firstMs }) => initMs + firstMs)).median;
  const figures = all.map((one) => summarize(one, own));
  tell(
    `Cold start in ms, medians of ${runs} on Node ${machine().node}; a fresh process each, in turns`,
    Object.fromEntries(figures.map((one) => [one.skill, rowOf(one)])),
  );
  keep(json, { bench: 'start', runs, skills: figures });
}

await bench(HELP, { runs: 15 }, runBench);
