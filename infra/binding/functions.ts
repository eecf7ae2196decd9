/**
 * The calls to AWS Lambda that binding needs. Each may be repeated: it leaves alone what is already in place.
 */
import {
  AddPermissionCommand,
  CreateAliasCommand,
  DeleteFunctionCommand,
  GetAliasCommand,
  GetFunctionConfigurationCommand,
  GetPolicyCommand,
  type LambdaClient,
  LambdaServiceException,
  paginateListVersionsByFunction,
  PublishVersionCommand,
  RemovePermissionCommand,
  ResourceConflictException,
  ResourceNotFoundException,
  UpdateAliasCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';

/** The alias that Alexa calls. It moves to a new version once that version knows the skill. */
export const ALIAS = 'live';

/** Lambda's name for a function that isn't published. */
const LATEST = '$LATEST';

const ALEXA = 'alexa-appkit.amazon.com';
/** How long a function may take to become changeable again, in seconds. */
const CHANGED_WITHIN_S = 90;

/** A published version, with what it was published as. */
interface Version {
  readonly version: string;
  readonly description: string;
}

/** Operations on functions, which are identified by their ARNs without an alias. */
export interface Functions {
  /** Publishes the function as it is, and returns the version. */
  readonly publish: (arn: string, description: string) => Promise<string>;
  /** Returns all published versions. */
  readonly versions: (arn: string) => Promise<Version[]>;
  /** Removes a version, unless Lambda refuses: an old version costs little, and must not fail a deployment. */
  readonly removeVersion: (arn: string, version: string) => Promise<void>;
  /** Points the alias to a version, and creates the alias if there is none. */
  readonly pointTo: (arn: string, version: string) => Promise<void>;
  /** Returns the version that the alias points to; null if there is no alias. */
  readonly liveVersion: (arn: string) => Promise<string | null>;
  /** Sets one environment variable of the next version. The others remain. */
  readonly setVariable: (arn: string, name: string, value: string) => Promise<void>;
  /** Lets Alexa call the alias for one skill, or for any skill if `skillId` is null. */
  readonly allow: (arn: string, statement: string, skillId: string | null) => Promise<void>;
  /**
   * Returns the names of the statements that permit calling the alias; none if the function no longer exists.
   */
  readonly statements: (arn: string) => Promise<string[]>;
  readonly disallow: (arn: string, statement: string) => Promise<void>;
}

const policySchema = z.object({ Statement: z.array(z.object({ Sid: z.string() })) });

export function functionsOf(client: LambdaClient): Functions {
  const waitUntilSettled = async (arn: string): Promise<void> => {
    await waitUntilFunctionUpdatedV2({ client, maxWaitTime: CHANGED_WITHIN_S }, { FunctionName: arn });
  };
  const aliasOf = (arn: string): { FunctionName: string; Qualifier: string } => ({
    FunctionName: arn,
    Qualifier: ALIAS,
  });
  const liveVersion = async (arn: string): Promise<string | null> => {
    const alias = await nullIfMissing(client.send(new GetAliasCommand({ FunctionName: arn, Name: ALIAS })));
    return alias?.FunctionVersion ?? null;
  };

  return {
    liveVersion,
    async publish(arn, description) {
      await waitUntilSettled(arn);
      const { Version } = await client.send(
        new PublishVersionCommand({ FunctionName: arn, Description: description }),
      );
      if (Version === undefined) throw new TypeError(`Lambda published ${arn} without a version`);
      return Version;
    },
    versions: (arn) => listVersions(client, arn),
    removeVersion: (arn, version) => removeVersion(client, arn, version),
    async pointTo(arn, version) {
      const alias = { FunctionName: arn, Name: ALIAS, FunctionVersion: version };
      if ((await liveVersion(arn)) === null) await client.send(new CreateAliasCommand(alias));
      else await client.send(new UpdateAliasCommand(alias));
    },
    async setVariable(arn, name, value) {
      await waitUntilSettled(arn);
      const { Environment } = await client.send(new GetFunctionConfigurationCommand({ FunctionName: arn }));
      const Variables = { ...Environment?.Variables, [name]: value };
      await client.send(
        new UpdateFunctionConfigurationCommand({ FunctionName: arn, Environment: { Variables } }),
      );
    },
    async allow(arn, statement, skillId) {
      const command = new AddPermissionCommand({
        ...aliasOf(arn),
        StatementId: statement,
        Action: 'lambda:InvokeFunction',
        Principal: ALEXA,
        ...(skillId === null ? {} : { EventSourceToken: skillId }),
      });
      try {
        await client.send(command);
      } catch (error) {
        if (!(error instanceof ResourceConflictException)) throw error; // the statement is already in place
      }
    },
    async statements(arn) {
      const policy = await nullIfMissing(client.send(new GetPolicyCommand(aliasOf(arn))));
      if (policy === null) return [];
      return policySchema.parse(JSON.parse(policy.Policy ?? '')).Statement.map(({ Sid }) => Sid);
    },
    async disallow(arn, statement) {
      await nullIfMissing(
        client.send(new RemovePermissionCommand({ ...aliasOf(arn), StatementId: statement })),
      );
    },
  };
}

async function listVersions(client: LambdaClient, arn: string): Promise<Version[]> {
  const all: Version[] = [];
  for await (const page of paginateListVersionsByFunction({ client }, { FunctionName: arn }))
    for (const { Version: version = LATEST, Description: description = '' } of page.Versions ?? [])
      if (version !== LATEST) all.push({ version, description });
  return all;
}

async function removeVersion(client: LambdaClient, arn: string, version: string): Promise<void> {
  try {
    await client.send(new DeleteFunctionCommand({ FunctionName: arn, Qualifier: version }));
  } catch (error) {
    if (!(error instanceof LambdaServiceException)) throw error;
  }
}

async function nullIfMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return null;
    throw error;
  }
}
