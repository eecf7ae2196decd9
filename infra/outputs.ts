/** What the last `cdk deploy` said: cdk.json has it written to a file. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { stackNamesOf } from './deployment.ts';
import type { Endpoints } from './endpoints.ts';

const ROOT = join(import.meta.dirname, '..');

/** The file that `outputsFile` in cdk.json names. Each deployment writes it anew. */
export const OUTPUTS_FILE = 'cdk.outputs.json';

const outputsSchema = z.record(
  z.string(),
  z.looseObject({ SkillEndpoint: z.string().optional(), EventsEndpoint: z.string().optional() }),
);

/** Returns the endpoints of a stage's last deployment; null if this machine doesn't know of any. */
export function readEndpoints(stage: string | null, folder = ROOT): Endpoints | null {
  const file = join(folder, OUTPUTS_FILE);
  if (!existsSync(file)) return null;
  const outputs = outputsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))[stackNamesOf(stage).skill];
  const { SkillEndpoint: skill, EventsEndpoint: events } = outputs ?? {};
  return skill === undefined || events === undefined ? null : { skill, events };
}
