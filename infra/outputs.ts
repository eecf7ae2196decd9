/** What the last `cdk deploy` said: cdk.json has it written to a file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stackNamesOf } from './deployment.ts';
import type { Endpoints } from './endpoints.ts';

const ROOT = join(import.meta.dirname, '..');

/** The file that `outputsFile` in cdk.json names. Each deployment writes it anew. */
export const OUTPUTS_FILE = 'cdk.outputs.json';

/** What is known of a deployment. */
export interface Deployed {
  readonly endpoints: Endpoints;
  /** The id of a skill that the deployment made; null if it made none. */
  readonly madeSkill: string | null;
}

const outputsSchema = z.record(
  z.string(),
  z.looseObject({
    SkillEndpoint: z.string().optional(),
    EventsEndpoint: z.string().optional(),
    SkillId: z.string().optional(),
  }),
);

/** Returns the outputs of a stage's last deployment; null if this machine doesn't know of any. */
export function readDeployed(stage: string | null, folder = ROOT): Deployed | null {
  const file = join(folder, OUTPUTS_FILE);
  if (!existsSync(file)) return null;
  const outputs = outputsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))[stackNamesOf(stage).skill];
  const { SkillEndpoint: skill, EventsEndpoint: events, SkillId: madeSkill = null } = outputs ?? {};
  return skill === undefined || events === undefined ? null : { endpoints: { skill, events }, madeSkill };
}
