import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The skill as Alexa calls it: it takes an envelope and returns a response. */
export type Skill = (envelope: unknown) => Promise<unknown>;

/** The id of the local skill. */
export const SKILL_ID = 'amzn1.ask.skill.00000000-0000-4000-8000-000000000000';

const entrySchema = z.object({
  handler: z.custom<(event: unknown, context: unknown) => Promise<unknown>>(
    (value) => typeof value === 'function',
  ),
});

/**
 * Ratings may be kept, so that this option can be tried; logs are off, because they would appear between the
 * turns; and days pass at once, so that the times of requests are simulated.
 */
const SETTINGS = { SKILL_ID, KEEP_RATINGS: 'true', LOGS: 'none', REQUEST_TIMES: 'as_sent' };

/** The skill's two Lambda handlers. */
export interface SkillEntries {
  readonly skill: Skill;
  readonly skillEvents: Skill;
}

/**
 * Loads the skill with an environment like Lambda's. The skill reads its environment once, so a process can
 * load it for one database only.
 * @param environment the variables that name the database
 */
export async function loadSkill(environment: Readonly<Record<string, string>>): Promise<SkillEntries> {
  delete process.env['AWS_PROFILE']; // it would take precedence over the access keys
  Object.assign(process.env, environment, SETTINGS);
  return {
    skill: await loadEntry('skill.ts'),
    // Loaded on first use, because most conversations never disable the skill.
    skillEvents: async (event) => (await loadEntry('skill-events.ts'))(event),
  };
}

async function loadEntry(file: string): Promise<Skill> {
  const url = new URL(`../../lambdas/${file}`, import.meta.url);
  const module: unknown = await import(fileURLToPath(url));
  const { handler } = entrySchema.parse(module);
  return (event) => handler(event, {});
}
