/** Reads the settings of a deployment from `cdk.json` and `-c name=value`. */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import { keysOf } from '../lambdas/coach/shared/keys-of.ts';
import type { EndpointRegion, Endpoints, Region } from './endpoints.ts';

/** Who may call the skill's Lambdas: an existing skill, a skill that the deployment creates, or nobody. */
export type Caller =
  | { readonly caller: 'skill'; readonly skillId: string }
  | { readonly caller: 'made'; readonly lwaSecret: string }
  | { readonly caller: 'nobody' };

export interface Settings {
  readonly region: Region;
  readonly caller: Caller;
  readonly alarmEmail: string | null;
  readonly keepRatings: boolean;
  readonly logRetention: RetentionDays;
  readonly privacyUrl: string | null;
  readonly termsUrl: string | null;
  /** The endpoints of deployments in other regions, for the manifest. */
  readonly otherEndpoints: Partial<Readonly<Record<EndpointRegion, Endpoints>>>;
}

/** Settings are invalid. The message has one line for each. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** The retention periods that CloudWatch supports, in days. Keeping logs forever is not allowed here. */
const RETENTIONS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

const SKILL_ID = /^amzn1\.ask\.skill\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SECRET_ARN = /^arn:aws:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/;
const SECRET_NAME = /^[\w/+=.@-]{1,512}$/;
const LAMBDA_ARN = /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w-]+)?$/;

/** A setting that may be omitted. An empty text, as in `cdk.json`, also counts as omitted. */
function makeOptional(type: z.ZodType<string>): z.ZodType<string | null> {
  const unset = z.union([z.literal(''), z.null(), z.undefined()]).transform(() => null);
  return z.union([unset, type]);
}

const web = z.url({ protocol: /^https$/ });
const arn = z.string().regex(LAMBDA_ARN);
const endpoints = z.strictObject({ skill: arn, events: arn });
/** The command line passes text; `cdk.json` contains typed values. */
const value = z.unknown().transform((given) => (typeof given === 'string' ? parseText(given) : given));

const schema = z.object({
  region: z.enum(['us-east-1', 'eu-west-1', 'us-west-2']).default('us-east-1'),
  skillId: makeOptional(z.string().regex(SKILL_ID)),
  lwaSecret: makeOptional(z.string().refine((text) => SECRET_NAME.test(text) || SECRET_ARN.test(text))),
  alarmEmail: makeOptional(z.email()),
  keepRatings: value.pipe(z.boolean().default(false)),
  logRetentionDays: value
    .transform((days) => RETENTIONS.find((one) => one === (days ?? RetentionDays.ONE_MONTH)))
    .pipe(z.enum(RetentionDays)),
  privacyUrl: makeOptional(web),
  termsUrl: makeOptional(web),
  otherEndpoints: value.pipe(z.partialRecord(z.enum(['NA', 'EU', 'FE']), endpoints).default({})),
});
export type SettingName = keyof z.infer<typeof schema>;

/** Describes the valid values of each setting. */
const ALLOWED: Readonly<Record<SettingName, string>> = {
  region: 'us-east-1, eu-west-1 or us-west-2',
  skillId: 'the id of a skill, such as amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef',
  lwaSecret: 'the name or the ARN of a secret in Secrets Manager',
  alarmEmail: 'an e-mail address',
  keepRatings: 'true or false',
  logRetentionDays: `one of ${RETENTIONS.join(', ')}`,
  privacyUrl: 'an address that begins with https://',
  termsUrl: 'an address that begins with https://',
  otherEndpoints:
    'an object with the keys NA, EU or FE, such as {"EU": {"skill": "arn:aws:lambda:…", "events": "arn:aws:lambda:…"}}',
};
export const SETTING_NAMES = keysOf(ALLOWED);

/**
 * Reads and validates the settings.
 * @param context returns the value for a name: of any type from `cdk.json`, or text from the command line
 * @throws SettingError naming each invalid setting, its value, and the valid values
 */
export function readSettings(context: (name: string) => unknown): Settings {
  const given = Object.fromEntries(SETTING_NAMES.map((name) => [name, context(name) ?? undefined]));
  const read = schema.safeParse(given);
  if (!read.success) {
    const wrong = SETTING_NAMES.filter((name) => read.error.issues.some(({ path }) => path[0] === name));
    throw new SettingError(
      wrong
        .map((name) => `setting ${name}: expected ${ALLOWED[name]}, got ${JSON.stringify(given[name])}`)
        .join('\n'),
    );
  }
  const { skillId, lwaSecret, logRetentionDays, ...more } = read.data;
  if (skillId !== null && lwaSecret !== null) {
    throw new SettingError(
      'settings skillId and lwaSecret: expected only one of them: the deployment either uses an existing skill or creates one',
    );
  }
  return { ...more, logRetention: logRetentionDays, caller: callerOf(skillId, lwaSecret) };
}

function callerOf(skillId: string | null, lwaSecret: string | null): Caller {
  if (skillId !== null) return { caller: 'skill', skillId };
  if (lwaSecret !== null) return { caller: 'made', lwaSecret };
  return { caller: 'nobody' };
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
