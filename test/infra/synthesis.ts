/** Synthesizes the deployment as `cdk` does, without an account. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { z } from 'zod';
import type { Bundles } from '../../infra/bundles.ts';
import { createDeployment, type Deployment } from '../../infra/deployment.ts';
import { readSettings } from '../../infra/settings.ts';

export const SKILL_ID = 'amzn1.ask.skill.01234567-89ab-cdef-0123-456789abcdef';
export const SECRET = 'foam-roll-coach/lwa';
/** Turns off CloudFormation's own rules, which take seconds, for tests of other things. */
export const UNCHECKED = { '@aws-cdk/core:validateAgainstDefaultRules': false };

const ROOT = join(import.meta.dirname, '../..');
/** Takes the place of the uploaded code and package. */
const SOME_FOLDER = join(ROOT, 'interaction-models');
const NO_CODE: Bundles = { skill: SOME_FOLDER, events: SOME_FOLDER, binder: SOME_FOLDER };

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')));

/** The parts of a template that tests examine. */
export const resource = z.looseObject({
  Type: z.string(),
  Properties: z.looseObject({}).default({}),
  DeletionPolicy: z.string().optional(),
  UpdateReplacePolicy: z.string().optional(),
});
const templateSchema = z.looseObject({
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.looseObject({ Value: z.unknown() })).default({}),
});
export type Synthesized = z.infer<typeof templateSchema>;

/** The template of a stack that isn't there. */
const NO_TEMPLATE: Synthesized = { Resources: {}, Outputs: {} };

export interface Synthesis {
  readonly data: Synthesized;
  readonly skill: Synthesized;
  /** The names of the stacks. */
  readonly names: readonly string[];
  /** The output folder of the synthesis, including the bundles if they were built. */
  readonly folder: string;
  readonly remove: () => void;
}

export interface Wishes {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly stage?: string;
  /** Context of cdk.json to replace. */
  readonly rules?: Readonly<Record<string, unknown>>;
  /** The code of the Lambdas. Templates without it differ only in hashes. */
  readonly bundles?: Bundles;
  /** Changes the deployment before synthesis, to insert a fault. */
  readonly before?: ((deployed: Deployment) => unknown) | undefined;
}

/**
 * Synthesizes both stacks and checks them like a deployment.
 * @throws whatever the checks find
 */
export function synthesize({
  settings = { closed: true },
  stage,
  rules = {},
  bundles = NO_CODE,
  before,
}: Wishes = {}): Synthesis {
  const folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-synthesis-'));
  const app = new App({ outdir: folder, context: { ...context, ...rules } });
  const remove = (): void => {
    rmSync(folder, { recursive: true });
  };
  try {
    const read = readSettings(settings, stage ?? null);
    const deployed = createDeployment(app, read, { bundles, packageFolder: SOME_FOLDER });
    before?.(deployed);
    app.synth();
    const templateOf = (stack: Stack): Synthesized =>
      templateSchema.parse(Template.fromStack(stack).toJSON());
    const data = deployed.data === null ? NO_TEMPLATE : templateOf(deployed.data);
    const names = [deployed.data, deployed.skill].flatMap((stack) =>
      stack === null ? [] : [stack.stackName],
    );
    return { data, skill: templateOf(deployed.skill), names, folder, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Returns the resources of a type with their names in the template. */
export function ofType({ Resources }: Synthesized, type: string): [name: string, z.infer<typeof resource>][] {
  return Object.entries(Resources).filter(([, { Type }]) => Type === type);
}

/** Returns a property of all resources of a type. */
export function property(template: Synthesized, type: string, name: string): unknown[] {
  return ofType(template, type).map(([, { Properties }]) => Properties[name]);
}

const statement = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform((actions) => [actions].flat()),
  Resource: z.unknown().transform((resources) => [resources].flat()),
});
const role = z.looseObject({
  Policies: z.array(z.looseObject({ PolicyDocument: z.looseObject({ Statement: z.array(statement) }) })),
});

/** Returns the statements of a role's policies. */
export function statementsOf({ Properties }: z.infer<typeof resource>): z.infer<typeof statement>[] {
  return role.parse(Properties).Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
}
