/** The settings of a deployment, and what is valid. `settings-file.ts` keeps them. */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import { keysOf } from '../lambdas/coach/shared/keys-of.ts';
import { type EndpointRegion, type Endpoints, type Region, REGIONS, regionOf } from './endpoints.ts';

/** Who may call the skill's Lambdas: an existing skill, a skill that the deployment creates, or nobody. */
export type Caller =
  | { readonly caller: 'skill'; readonly skillId: string }
  | { readonly caller: 'made'; readonly lwaSecret: string }
  | { readonly caller: 'nobody' };

/** A table that exists already, such as a retained or a restored one, and the key that encrypts it. */
export interface AdoptedTable {
  readonly tableArn: string;
  readonly keyArn: string;
}

export interface Settings {
  /** Null for the deployment that has no other beside it. */
  readonly stage: string | null;
  readonly region: Region;
  readonly caller: Caller;
  readonly alarmEmail: string | null;
  readonly keepRatings: boolean;
  readonly logRetention: RetentionDays;
  readonly privacyUrl: string | null;
  readonly termsUrl: string | null;
  /** Where the positions can be looked at: cards name it. */
  readonly positionsUrl: string | null;
  /** The endpoints of deployments in other regions, for the manifest. */
  readonly otherEndpoints: Partial<Readonly<Record<EndpointRegion, Endpoints>>>;
  /** Null if the deployment creates the table. */
  readonly table: AdoptedTable | null;
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
const TABLE_ARN = /^arn:aws:dynamodb:[a-z0-9-]+:\d{12}:table\/[\w.-]+$/;
const KEY_ARN = /^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[0-9a-f-]+$/;

/** A setting that may be omitted. An empty text, as in the example, also counts as omitted. */
function makeOptional(type: z.ZodType<string>): z.ZodType<string | null> {
  const unset = z.union([z.literal(''), z.null(), z.undefined()]).transform(() => null);
  return z.union([unset, type]);
}

const web = z.url({ protocol: /^https$/ });

/** An address on a card can't be pressed: whoever wants to look there types it. */
const MOST_TYPED = 60;

const lambda = z.string().regex(LAMBDA_ARN);
const endpoints = z.strictObject({ skill: lambda, events: lambda });

const schema = z.strictObject({
  region: z.enum(['us-east-1', 'eu-west-1', 'us-west-2']).default('us-east-1'),
  skillId: makeOptional(z.string().regex(SKILL_ID)),
  lwaSecret: makeOptional(z.string().refine((text) => SECRET_NAME.test(text) || SECRET_ARN.test(text))),
  closed: z.boolean().default(false),
  alarmEmail: makeOptional(z.email()),
  keepRatings: z.boolean().default(false),
  logRetentionDays: z
    .unknown()
    .transform((days) => RETENTIONS.find((one) => one === (days ?? RetentionDays.ONE_MONTH)))
    .pipe(z.enum(RetentionDays)),
  privacyUrl: makeOptional(web),
  termsUrl: makeOptional(web),
  positionsUrl: makeOptional(web.max(MOST_TYPED)),
  otherEndpoints: z.partialRecord(z.enum(['NA', 'EU', 'FE']), endpoints).default({}),
  tableArn: makeOptional(z.string().regex(TABLE_ARN)),
  tableKeyArn: makeOptional(z.string().regex(KEY_ARN)),
});
type Given = z.infer<typeof schema>;
export type SettingName = keyof Given;

/** Describes the valid values of each setting. */
export const ALLOWED: Readonly<Record<SettingName, string>> = {
  region: 'us-east-1, eu-west-1 or us-west-2',
  skillId: 'the id of a skill, such as amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef',
  lwaSecret: 'the name or the ARN of a secret in Secrets Manager',
  closed: 'true or false',
  alarmEmail: 'an e-mail address',
  keepRatings: 'true or false',
  logRetentionDays: `one of ${RETENTIONS.join(', ')}`,
  privacyUrl: 'an address that begins with https://',
  termsUrl: 'an address that begins with https://',
  positionsUrl: `an address that begins with https://, of at most ${MOST_TYPED} characters`,
  otherEndpoints:
    'an object with the keys NA, EU or FE, such as {"EU": {"skill": "arn:aws:lambda:…", "events": "arn:aws:lambda:…"}}',
  tableArn: 'the ARN of a table, such as arn:aws:dynamodb:us-east-1:123456789012:table/Name',
  tableKeyArn: 'the ARN of a key, such as arn:aws:kms:us-east-1:123456789012:key/01234567-89ab-cdef',
};
export const SETTING_NAMES = keysOf(ALLOWED);

/** The name of a stage becomes part of names in AWS. */
const STAGE = /^[a-z]{2,12}$/;

/**
 * Checks the name of a stage.
 * @throws SettingError
 */
export function checkStage(stage: string | null): void {
  if (stage === null || STAGE.test(stage)) return;
  throw new SettingError(`stage: expected 2 to 12 small letters, such as beta, got ${JSON.stringify(stage)}`);
}

/**
 * Validates settings, each alone and then against each other.
 * @throws SettingError naming each invalid setting, its value, and the valid values
 */
export function readSettings(given: Readonly<Record<string, unknown>>, stage: string | null): Settings {
  checkStage(stage);
  const unknown = Object.keys(given).filter((name) => !SETTING_NAMES.some((known) => known === name));
  const every = Object.fromEntries(SETTING_NAMES.map((name) => [name, given[name] ?? undefined]));
  const read = schema.safeParse({ ...given, ...every });
  if (!read.success) {
    const wrong = SETTING_NAMES.filter((name) => read.error.issues.some(({ path }) => path[0] === name));
    throw new SettingError(
      [
        ...unknown.map((name) => `unknown setting ${name}: expected one of ${SETTING_NAMES.join(', ')}`),
        ...wrong.map((name) => describeWrong(name, given[name])),
      ].join('\n'),
    );
  }
  const conflicts = [
    ...findCallerConflict(read.data),
    ...findTableConflict(read.data),
    ...findPlaceConflicts(read.data),
  ];
  if (conflicts.length > 0) throw new SettingError(conflicts.join('\n'));
  const { skillId, lwaSecret, closed: _closed, logRetentionDays, tableArn, tableKeyArn, ...more } = read.data;
  return {
    ...more,
    stage,
    logRetention: logRetentionDays,
    caller: callerOf(skillId, lwaSecret),
    table: tableArn === null || tableKeyArn === null ? null : { tableArn, keyArn: tableKeyArn },
  };
}

/** Checks one setting by itself. Returns a line on what is wrong with it, or null. */
export function checkSetting(name: SettingName, value: unknown): string | null {
  return schema.shape[name].safeParse(value).success ? null : describeWrong(name, value);
}

function describeWrong(name: SettingName, value: unknown): string {
  return `setting ${name}: expected ${ALLOWED[name]}, got ${JSON.stringify(value)}`;
}

function callerOf(skillId: string | null, lwaSecret: string | null): Caller {
  if (skillId !== null) return { caller: 'skill', skillId };
  if (lwaSecret !== null) return { caller: 'made', lwaSecret };
  return { caller: 'nobody' };
}

/** Nobody may call only if that is said: a forgotten setting would otherwise shut the skill that is there. */
function findCallerConflict({ skillId, lwaSecret, closed }: Given): string[] {
  const given = [skillId !== null, lwaSecret !== null, closed].filter(Boolean).length;
  if (given === 1) return [];
  if (given === 0)
    return [
      'settings skillId, lwaSecret and closed: expected one of them: who may call? For a deployment that nobody may call, set closed to true',
    ];
  return [
    'settings skillId, lwaSecret and closed: expected only one of them: the deployment uses an existing skill, creates one, or is closed',
  ];
}

function findTableConflict({ tableArn, tableKeyArn }: Given): string[] {
  if ((tableArn === null) === (tableKeyArn === null)) return [];
  return [
    'settings tableArn and tableKeyArn: expected both or neither: the Lambdas need the key of the table',
  ];
}

/** Compares the regions and accounts that ARNs name with the region, and with each other. */
function findPlaceConflicts({ region, otherEndpoints, lwaSecret, tableArn, tableKeyArn }: Given): string[] {
  const own = [
    ['lwaSecret', lwaSecret],
    ['tableArn', tableArn],
    ['tableKeyArn', tableKeyArn],
  ].flatMap(([name, arn]) => (arn?.startsWith('arn:') === true ? [{ name, arn }] : []));
  const [first, ...others] = own;
  const account = (arn: string): string => arn.split(':')[4] ?? '';
  return [
    ...own
      .filter(({ arn }) => regionOf(arn) !== region)
      .map(
        ({ name, arn }) =>
          `setting ${name}: expected the region ${region}, as in the setting region, got ${regionOf(arn)}`,
      ),
    ...others
      .filter(({ arn }) => account(arn) !== account(first?.arn ?? arn))
      .map(({ name, arn }) => `setting ${name}: expected the account of ${first?.name}, got ${account(arn)}`),
    ...keysOf(otherEndpoints).flatMap((part) => {
      if (part === REGIONS[region])
        return [`setting otherEndpoints: ${part} is this deployment’s own (${region}): expected only others`];
      return Object.values(otherEndpoints[part] ?? {})
        .filter((arn) => regionNameOf(arn) !== part)
        .map((arn) => `setting otherEndpoints: expected a Lambda in the region of ${part}, got ${arn}`);
    }),
  ];
}

function regionNameOf(arn: string): EndpointRegion | null {
  const region = keysOf(REGIONS).find((one) => one === regionOf(arn));
  return region === undefined ? null : REGIONS[region];
}
