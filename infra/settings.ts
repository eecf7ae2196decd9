/** The settings of a deployment: from `cdk.json`, or `-c name=value`. */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import { keysOf } from '../lambdas/coach/shared/keys-of.ts';

/** Where a Lambda may answer Alexa, with what a manifest calls it: North America, Europe, the Far East. */
export const REGIONS = { 'us-east-1': 'NA', 'eu-west-1': 'EU', 'us-west-2': 'FE' } as const;
export type Region = keyof typeof REGIONS;
export type EndpointRegion = (typeof REGIONS)[Region];

/** The ARNs that Alexa calls: for what is said, and for events of the skill. */
export interface Endpoints {
  readonly skill: string;
  readonly events: string;
}

/** Who may call the skill's Lambdas: a skill that is there already, one that the deployment makes, or none. */
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
  /** Endpoints of deployments in other regions, for the manifest. */
  readonly otherEndpoints: Partial<Readonly<Record<EndpointRegion, Endpoints>>>;
}

/** A setting is none of what it may be. One line for each. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

/** So long logs may be kept: CloudWatch knows these numbers of days. "For ever" is none of them. */
const RETENTIONS = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

const SKILL_ID = /^amzn1\.ask\.skill\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SECRET_ARN = /^arn:aws:secretsmanager:[a-z0-9-]+:\d{12}:secret:[\w/+=.@-]+$/;
const SECRET_NAME = /^[\w/+=.@-]{1,512}$/;
const LAMBDA_ARN = /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w-]+)?$/;

/** A setting that may be left out: empty, as `cdk.json` has it, is left out. */
function makeOptional(type: z.ZodType<string>): z.ZodType<string | null> {
  const unset = z.union([z.literal(''), z.null(), z.undefined()]).transform(() => null);
  return z.union([unset, type]);
}

const web = z.url({ protocol: /^https$/ });
const arn = z.string().regex(LAMBDA_ARN);
const endpoints = z.strictObject({ skill: arn, events: arn });
/** What the command line gives is text, what `cdk.json` has is a value already. */
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

/** What each setting may be, in words. */
const ALLOWED: Readonly<Record<SettingName, string>> = {
  region: 'us-east-1, eu-west-1 or us-west-2',
  skillId: 'the id of a skill, as amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef',
  lwaSecret: 'the name or the ARN of a secret in Secrets Manager',
  alarmEmail: 'an e-mail address',
  keepRatings: 'true or false',
  logRetentionDays: `one of ${RETENTIONS.join(', ')}`,
  privacyUrl: 'an address that begins with https://',
  termsUrl: 'an address that begins with https://',
  otherEndpoints:
    'an object such as {"EU": {"skill": "arn:aws:lambda:…", "events": "arn:aws:lambda:…"}}, of NA, EU and FE',
};
export const SETTING_NAMES = keysOf(ALLOWED);

/**
 * Reads the settings.
 * @param context what was given for a name: of any type from `cdk.json`, text from the command line
 * @throws SettingError naming each wrong setting, what was given and what is allowed
 */
export function readSettings(context: (name: string) => unknown): Settings {
  const given = Object.fromEntries(SETTING_NAMES.map((name) => [name, context(name) ?? undefined]));
  const read = schema.safeParse(given);
  if (!read.success) {
    const wrong = SETTING_NAMES.filter((name) => read.error.issues.some(({ path }) => path[0] === name));
    throw new SettingError(
      wrong
        .map(
          (name) => `setting ${name}: ${JSON.stringify(given[name])} was given, allowed is ${ALLOWED[name]}`,
        )
        .join('\n'),
    );
  }
  const { skillId, lwaSecret, logRetentionDays, ...more } = read.data;
  if (skillId !== null && lwaSecret !== null) {
    throw new SettingError(
      'settings skillId and lwaSecret: both were given, allowed is one: the deployment is for a skill that is there, or makes one',
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
