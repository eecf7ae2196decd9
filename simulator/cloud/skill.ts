import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The skill as Alexa calls it: an envelope in, a response out. */
export type Skill = (envelope: unknown) => Promise<unknown>;

/** The id of the skill on this machine. */
export const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000';

const entrySchema = z.object({
  handler: z.custom<(event: unknown, context: unknown) => Promise<unknown>>(
    (value) => typeof value === 'function',
  ),
});

/** As a skill of one's own is set: pain numbers may be kept of who agrees; and no logs between the turns. */
const SETTINGS = { SKILL_ID, KEEP_RATINGS: 'true', LOGS: 'none' };

/** The two entries of the skill, as Lambda calls them. */
export interface SkillEntries {
  readonly skill: Skill;
  readonly skillEvents: Skill;
}

/**
 * Loads the skill with an environment like the cloud's. It reads that once: a process can load it for one database.
 * @param environment where the database is
 */
export async function loadSkill(environment: Readonly<Record<string, string>>): Promise<SkillEntries> {
  delete process.env['AWS_PROFILE']; // would win over the keys
  Object.assign(process.env, environment, SETTINGS);
  return {
    skill: await loadEntry('skill.ts'),
    // loaded when it is asked for
    skillEvents: async (event) => (await loadEntry('skill-events.ts'))(event),
  };
}

async function loadEntry(file: string): Promise<Skill> {
  const url = new URL(`../../lambdas/${file}`, import.meta.url);
  const module: unknown = await import(fileURLToPath(url));
  const { handler } = entrySchema.parse(module);
  return (event) => handler(event, {});
}
