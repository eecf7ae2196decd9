/** What a scenario is played with: an account, a copy of the project, and assemblies. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { OUTPUTS_FILE } from '../outputs.ts';
import { stackNamesOf } from '../deployment.ts';
import { disable, type Endpoints, launch, type Reached } from './alexa.ts';
import type { Assemblies, Wanted } from './assembly.ts';
import type { Account } from './aws/account.ts';
import type { Surroundings } from './aws/asked.ts';
import { openStandIn, type StandIn, USER_KEY } from './aws/server.ts';
import { bootstrap } from './bootstrap.ts';
import { copyProject, type Project, type Ran } from './project.ts';
import { recordsIn } from './tables.ts';

/** The region of every rehearsal, unless a scenario is about another. */
export const REGION = 'us-east-1';

/** A skill of the developer console. */
export const SKILL_ID = 'amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef';
export const OTHER_SKILL = 'amzn1.ask.skill.fedcba98-7654-3210-fedc-ba9876543210';

/** The secret's name, with the values of Login with Amazon. */
export const SECRET = 'foam-roll-coach/lwa';

/** The two ways to deploy: for a skill of the console, and with a skill that the deployment makes. */
export const CONSOLE: Wanted = { settings: { skillId: SKILL_ID } };
export const MADE: Wanted = { settings: { lwaSecret: SECRET } };

const outputSchema = z.record(z.string(), z.record(z.string(), z.string()));

export interface Rehearsal {
  readonly standIn: StandIn;
  readonly account: Account;
  readonly tools: Surroundings;
  readonly project: Project;
  /** Returns the folder of an assembly. */
  readonly folderOf: Assemblies['folderOf'];
  /** Runs `npx cdk deploy --all` with an assembly. */
  readonly deploy: (wanted: Wanted) => Promise<Ran>;
  /** The outputs of the last deployment of a stage, as `cdk` wrote them. */
  readonly outputs: (stage?: string) => Readonly<Record<string, string>>;
  readonly endpoints: (stage?: string) => Endpoints;
  /** The skill that a deployment made, or that of the developer console. */
  readonly skillId: (stage?: string) => string;
  readonly launch: (skillId: string, stage?: string) => Promise<Reached>;
  readonly disable: (skillId: string, stage?: string) => Promise<Reached>;
  /** How many records of people are in all tables. */
  readonly records: () => Promise<number>;
  readonly close: () => Promise<void>;
}

/**
 * Opens an account and a copy of the project.
 * @param isBootstrapped whether the account is prepared for CDK; it is empty otherwise
 * @param interrupted ends the commands that run
 */
export async function openRehearsal(
  assemblies: Assemblies,
  isBootstrapped = true,
  interrupted: AbortSignal = new AbortController().signal,
): Promise<Rehearsal> {
  const standIn = await openStandIn();
  const account = standIn.account(REGION);
  const tools = standIn.toolsFor(account);
  if (isBootstrapped) await bootstrap(tools);
  const project = copyProject(USER_KEY, standIn.endpoint, interrupted);
  const outputs = (stage?: string): Readonly<Record<string, string>> => {
    const file = join(project.folder, OUTPUTS_FILE);
    const written = existsSync(file) ? outputSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
    return written[stackNamesOf(stage ?? null).skill] ?? {};
  };
  const endpoints = (stage?: string): Endpoints => {
    const { SkillEndpoint: skill = '', EventsEndpoint: events = '' } = outputs(stage);
    return { skill, events };
  };
  return {
    ...{ standIn, account, tools, project, outputs, endpoints },
    folderOf: (wanted) => assemblies.folderOf(wanted),
    async deploy(wanted) {
      const folder = await assemblies.folderOf(wanted);
      return project.run(`npx cdk deploy --all --require-approval never --app ${folder}`);
    },
    skillId: (stage) => outputs(stage)['SkillId'] ?? SKILL_ID,
    launch: (skillId, stage) => launch(endpoints(stage), skillId, tools),
    disable: (skillId, stage) => disable(endpoints(stage), skillId, tools),
    records: async () => (await recordsIn(account, tools.tables)).length,
    async close() {
      await project.close();
      await standIn.close();
    },
  };
}
