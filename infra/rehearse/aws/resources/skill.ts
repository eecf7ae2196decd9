/** Skills, as far as Alexa is known to check them when CloudFormation makes one: role, key, package, endpoints, triggers. */
import { z } from 'zod';
import { REGIONS, type Region } from '../../../endpoints.ts';
import { keysOf } from '../../../../lambdas/coach/shared/keys-of.ts';
import type { Account } from '../account.ts';
import { isTrusted, rightsOf } from '../authorize.ts';
import { splitArn } from '../functions.ts';
import { isAllowed } from '../policies.ts';
import { Refusal } from '../refusal.ts';
import { resolveSecrets } from '../secrets.ts';
import { readZip } from '../zip.ts';
import { NOTHING_MORE, type ResourceType } from './resource-type.ts';

const ALEXA = 'alexa-appkit.amazon.com';

const endpoint = z.looseObject({ uri: z.string() });
const endpoints = z.looseObject({
  endpoint,
  regions: z.partialRecord(z.enum(['NA', 'EU', 'FE']), z.looseObject({ endpoint })).optional(),
});
const overridesSchema = z.strictObject({
  apis: z.strictObject({ custom: endpoints }),
  events: endpoints.extend({ subscriptions: z.array(z.strictObject({ eventName: z.string() })) }),
});

const schema = z.object({
  AuthenticationConfiguration: z.strictObject({
    ClientId: z.string(),
    ClientSecret: z.string(),
    RefreshToken: z.string(),
  }),
  SkillPackage: z.strictObject({
    Overrides: z.strictObject({ Manifest: overridesSchema }),
    S3Bucket: z.string(),
    S3BucketRole: z.string(),
    S3Key: z.string(),
  }),
  VendorId: z.string(),
});
type Given = z.infer<typeof schema>;

const manifestSchema = z.looseObject({
  manifest: z.looseObject({
    publishingInformation: z.looseObject({ locales: z.record(z.string(), z.unknown()) }),
  }),
});

/** What Alexa says is in the stack's events. */
function refuse(what: string): never {
  throw new Refusal('InvalidRequest', `Alexa: ${what}`);
}

function checkDeveloper(
  { AuthenticationConfiguration: given, VendorId }: Given,
  { developer }: Account,
): void {
  const { ClientId, ClientSecret, RefreshToken } = given;
  if (
    ClientId !== developer.clientId ||
    ClientSecret !== developer.clientSecret ||
    RefreshToken !== developer.refreshToken
  )
    refuse('the Login with Amazon values are not valid');
  if (VendorId !== developer.vendorId)
    refuse(`the vendor ${VendorId} is not that of the Login with Amazon values`);
}

/** Reads the package as Alexa does: with the role that it is given. */
function checkPackage({ S3Bucket, S3BucketRole, S3Key }: Given['SkillPackage'], account: Account): void {
  if (!isTrusted(account, S3BucketRole, { service: ALEXA })) refuse(`it cannot use the role ${S3BucketRole}`);
  const resource = `arn:aws:s3:::${S3Bucket}/${S3Key}`;
  if (!isAllowed(rightsOf(account, S3BucketRole), { caller: null, action: 's3:GetObject', resource }))
    refuse(`the role ${S3BucketRole} may not read ${resource}`);
  const zip = account.objects.get(`${S3Bucket}/${S3Key}`);
  if (zip === undefined) refuse(`there is no ${resource}`);
  const files = readZip(zip);
  const manifest = manifestSchema.safeParse(JSON.parse(files.get('skill.json')?.toString() ?? '{}'));
  if (!manifest.success) refuse('the package has no manifest skill.json');
  for (const locale of Object.keys(manifest.data.manifest.publishingInformation.locales)) {
    const model = files.get(`interactionModels/custom/${locale}.json`)?.toString();
    if (model === undefined) refuse(`the package has no interaction model of ${locale}`);
    JSON.parse(model);
  }
}

/** @param skillId the skill; null while it is being made, when any skill has to be let in */
function checkTrigger(arn: string, region: string, skillId: string | null, { functions }: Account): void {
  if (arn.split(':')[3] !== region) refuse(`the endpoint ${arn} is not in ${region}`);
  const { own, isAlias } = splitArn(arn);
  const one = functions.get(own);
  if (one === undefined || (isAlias && one.live === null)) refuse(`there is no Lambda ${arn}`);
  const isLetIn = one.policy.some(
    ({ Principal, EventSourceToken: token }) => Principal === ALEXA && (token === null || token === skillId),
  );
  if (!isLetIn) refuse(`the trigger setting for the Lambda ${arn} is invalid`);
}

function checkEndpoints(
  { apis, events }: z.infer<typeof overridesSchema>,
  skillId: string | null,
  account: Account,
): void {
  const regions = new Map(keysOf(REGIONS).map((region: Region) => [REGIONS[region], region]));
  for (const one of [apis.custom, events]) {
    checkTrigger(one.endpoint.uri, account.region, skillId, account);
    for (const [name, part] of regions) {
      const other = one.regions?.[name]?.endpoint.uri;
      // A Lambda of another region is not in this account's part that the rehearsal knows.
      if (other !== undefined && part === account.region) checkTrigger(other, part, skillId, account);
      else if (other !== undefined && other.split(':')[3] !== part)
        refuse(`the endpoint ${other} is not in ${part}`);
    }
  }
  if (events.subscriptions.length === 0) refuse('the events have an endpoint and no subscription');
}

/** What is the same for every check. */
function check(
  properties: Readonly<Record<string, unknown>>,
  skillId: string | null,
  account: Account,
): Given {
  const given = schema.parse(resolveSecrets(properties, account));
  checkDeveloper(given, account);
  checkPackage(given.SkillPackage, account);
  checkEndpoints(given.SkillPackage.Overrides.Manifest, skillId, account);
  return given;
}

export const SKILL: ResourceType = {
  properties: ['AuthenticationConfiguration', 'SkillPackage', 'VendorId'],
  fixed: ['VendorId'],
  create(properties, { account }) {
    check(properties, null, account);
    const hex = Buffer.from(account.suffix() + account.suffix()).toString('hex');
    const [a, b, c, d, e] = [
      hex.slice(0, 8),
      hex.slice(8, 12),
      hex.slice(12, 16),
      hex.slice(16, 20),
      hex.slice(20, 32),
    ];
    return { id: `amzn1.ask.skill.${[a, b, c, d, e].join('-')}` };
  },
  update(properties, old, { account }) {
    check(properties, old.id, account);
    return NOTHING_MORE;
  },
};
