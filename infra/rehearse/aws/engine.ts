/**
 * CloudFormation's engine: it makes, changes and removes the resources of a stack in the order of their dependencies, one
 * after the other, and goes back if one fails.
 */
import { z } from 'zod';
import { type Account, ACCOUNT_ID, type Fault, type Thing } from './account.ts';
import { Refusal, Unknown } from './refusal.ts';
import type { ResourceType, Surroundings } from './resources/resource-type.ts';
import type { Plan, Stack, StackOutput, Status } from './stack.ts';
import { inOrder, isTrue, resolve, type Scope, type Template } from './template.ts';

/** What the engine works with, besides the stack. */
export interface Tools extends Omit<Surroundings, 'stack' | 'logicalId'> {
  readonly types: Readonly<Record<string, ResourceType>>;
}

/** What was done in an operation, to be undone if it fails. */
type Step =
  | { readonly did: 'created'; readonly name: string }
  | { readonly did: 'replaced'; readonly name: string; readonly old: Thing }
  | { readonly did: 'updated'; readonly name: string; readonly before: Thing['properties'] };

/** A resource that failed. */
class Failed extends Error {
  override readonly name = 'Failed';
}

/**
 * Deploys a plan: creates the stack, or updates it. The outcome is in the stack's status and events.
 * @throws Unknown for what the rehearsal doesn't know
 */
export async function deploy(stack: Stack, plan: Plan, tools: Tools): Promise<void> {
  const isNew = stack.plan === null;
  setStatus(stack, isNew ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS');
  const imports = new Set<string>();
  const scope = scopeOf(stack, plan, tools.account, imports);
  const steps: Step[] = [];
  try {
    for (const name of inOrder(plan.template))
      if (isWanted(plan.template, name, scope)) await deployOne(name, { stack, plan, scope, steps, tools });
    const outputs = outputsOf(plan.template, scope);
    checkExports(stack, outputs, tools.account);
    if (!isNew) await cleanUp({ stack, plan, scope, steps, tools });
    Object.assign(stack, { plan, outputs, imports });
    setStatus(stack, isNew ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE');
  } catch (error) {
    if (!(error instanceof Failed || error instanceof Refusal)) throw error;
    await goBack({ stack, plan, scope, steps, tools }, isNew, error.message);
  }
}

interface Work {
  readonly stack: Stack;
  readonly plan: Plan;
  readonly scope: Scope;
  readonly steps: Step[];
  readonly tools: Tools;
}

async function deployOne(name: string, { stack, plan, scope, steps, tools }: Work): Promise<void> {
  const resource = resourceOf(plan.template, name);
  const type = typeOf(resource.Type, tools);
  const old = thingOf(stack, name, tools.account);
  const verb = old === null ? 'CREATE' : 'UPDATE';
  const note = (state: string, reason: string): void => {
    noteEvent(
      stack,
      { logicalId: name, type: resource.Type, status: `${verb}_${state}`, reason },
      tools.account,
    );
  };
  try {
    const properties = z.record(z.string(), z.unknown()).parse(resolve(resource.Properties, scope));
    checkProperties(resource.Type, type, properties);
    if (old !== null && isSame(old.properties, properties)) return;
    note('IN_PROGRESS', '');
    const isMadeAnew = old === null || isReplaced(type, old, properties);
    if (old === null) steps.push({ did: 'created', name });
    else if (isMadeAnew) steps.push({ did: 'replaced', name, old });
    else steps.push({ did: 'updated', name, before: old.properties });
    failIfWished(name, 'before', tools.account);
    const by = { ...tools, stack: stack.name, logicalId: name };
    if (isMadeAnew) {
      const made = await make(resource.Type, type, properties, by);
      stack.members.set(name, { type: resource.Type, arn: made.arn });
    } else await change(old, type, properties, by);
    failIfWished(name, 'after', tools.account);
    note('COMPLETE', '');
  } catch (error) {
    const reason = reasonOf(error);
    note('FAILED', reason);
    throw new Failed(`The following resource(s) failed to ${verb.toLowerCase()}: [${name}]. ${reason}`);
  }
}

/** What CloudFormation would write into the event. What the rehearsal doesn't know isn't such a reason. */
function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return error.message;
  if (error instanceof z.ZodError) throw new Unknown(z.prettifyError(error), { cause: error });
  throw error;
}

function failIfWished(name: string, now: Fault, { faults }: Account): void {
  if (faults.get(name.replace(/[0-9A-F]{8}$/u, '')) === now)
    throw new Refusal('InternalFailure', 'Resource handler returned message: "a fault of the rehearsal"');
}

function resourceOf({ Resources }: Template, name: string): Template['Resources'][string] {
  const resource = Resources[name];
  if (resource === undefined) throw new Unknown(`there is no resource ${name}`);
  return resource;
}

function typeOf(name: string, { types }: Tools): ResourceType {
  const type = types[name];
  if (type === undefined) throw new Unknown(`the resource type ${name} is not known here`);
  return type;
}

function thingOf({ members }: Stack, name: string, { things }: Account): Thing | null {
  const member = members.get(name);
  return member === undefined ? null : (things.get(member.arn) ?? null);
}

function checkProperties(name: string, type: ResourceType, properties: object): void {
  const unknown = Object.keys(properties).filter((one) => !type.properties.includes(one));
  if (unknown.length > 0) throw new Unknown(`${name}: the property ${unknown.join(', ')} is not known here`);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isReplaced({ fixed = [] }: ResourceType, old: Thing, properties: Thing['properties']): boolean {
  return fixed.some((name) => !isSame(old.properties[name], properties[name]));
}

async function make(
  typeName: string,
  type: ResourceType,
  properties: Thing['properties'],
  by: Surroundings,
): Promise<Thing> {
  const { account, stack, logicalId } = by;
  const given = type.named === undefined ? undefined : z.string().optional().parse(properties[type.named]);
  const named = given ?? `${stack}-${logicalId}-${account.suffix()}`;
  const arnOf = type.arn ?? ((_: string, id: string) => `${typeName} ${id}`);
  if (account.things.has(arnOf(account.region, named)))
    throw new Refusal('AlreadyExists', `${named} already exists`);
  const made = (await type.create?.(properties, by)) ?? {};
  const name = made.id ?? named;
  const arn = made.arn ?? arnOf(account.region, name);
  const attributes = made.attributes ?? type.attributes?.(arn, name) ?? {};
  const id = type.ref === 'arn' ? arn : (type.ref?.(name) ?? name);
  const thing: Thing = { type: typeName, id, arn, properties, attributes };
  account.things.set(arn, thing);
  return thing;
}

async function change(
  thing: Thing,
  type: ResourceType,
  properties: Thing['properties'],
  by: Surroundings,
): Promise<void> {
  const { attributes } = (await type.update?.(properties, thing, by)) ?? {};
  thing.properties = properties;
  if (attributes !== undefined) thing.attributes = attributes;
}

async function remove(
  name: string,
  thing: Thing,
  { stack, tools }: Pick<Work, 'stack' | 'tools'>,
): Promise<void> {
  const note = (status: string, reason = ''): void => {
    noteEvent(stack, { logicalId: name, type: thing.type, status, reason }, tools.account);
  };
  note('DELETE_IN_PROGRESS');
  try {
    await typeOf(thing.type, tools).remove?.(thing, { ...tools, stack: stack.name, logicalId: name });
  } catch (error) {
    const reason = reasonOf(error);
    note('DELETE_FAILED', reason);
    throw new Failed(`The following resource(s) failed to delete: [${name}]. ${reason}`);
  }
  note('DELETE_COMPLETE');
  tools.account.things.delete(thing.arn);
}

/** Removes what an update has replaced, and what is no longer in the template; unless their policies keep them. */
async function cleanUp({ stack, plan, scope, steps, tools }: Work): Promise<void> {
  const before = stack.plan?.template;
  if (before === undefined) return;
  for (const name of inOrder(before).toReversed()) {
    const old = resourceOf(before, name);
    const replaced = steps.find((step) => step.did === 'replaced' && step.name === name);
    if (replaced?.did === 'replaced') {
      if (old.UpdateReplacePolicy === 'Delete') await remove(name, replaced.old, { stack, tools });
      continue;
    }
    if (name in plan.template.Resources && isWanted(plan.template, name, scope)) continue;
    const thing = thingOf(stack, name, tools.account);
    stack.members.delete(name);
    if (thing !== null && old.DeletionPolicy === 'Delete') await remove(name, thing, { stack, tools });
  }
}

/** Undoes the steps: first what was changed is as before, then what was made is removed. */
async function goBack({ stack, plan, steps, tools }: Work, isNew: boolean, reason: string): Promise<void> {
  setStatus(stack, isNew ? 'ROLLBACK_IN_PROGRESS' : 'UPDATE_ROLLBACK_IN_PROGRESS', reason);
  try {
    const { account } = tools;
    for (const step of account.rollback === 'forward' ? steps : steps.toReversed()) {
      const thing = thingOf(stack, step.name, account);
      if (step.did !== 'updated' || thing === null) continue;
      await change(thing, typeOf(thing.type, tools), step.before, {
        ...tools,
        stack: stack.name,
        logicalId: step.name,
      });
    }
    for (const step of steps.toReversed()) {
      const made = thingOf(stack, step.name, account);
      if (step.did === 'updated' || made === null || (step.did === 'replaced' && made === step.old)) continue;
      if (step.did === 'replaced') stack.members.set(step.name, { type: step.old.type, arn: step.old.arn });
      else stack.members.delete(step.name);
      // Retained even now; only `RetainExceptOnCreate` means what was never used.
      if (resourceOf(plan.template, step.name).DeletionPolicy !== 'Retain')
        await remove(step.name, made, { stack, tools });
    }
    setStatus(stack, isNew ? 'ROLLBACK_COMPLETE' : 'UPDATE_ROLLBACK_COMPLETE', reason);
  } catch (error) {
    if (!(error instanceof Failed || error instanceof Refusal)) throw error;
    setStatus(stack, isNew ? 'ROLLBACK_FAILED' : 'UPDATE_ROLLBACK_FAILED', error.message);
  }
}

/** Deletes a stack, but for what its policies keep. The outcome is in its status and events. */
export async function deleteStack(stack: Stack, tools: Tools): Promise<void> {
  setStatus(stack, 'DELETE_IN_PROGRESS');
  try {
    checkExports(stack, [], tools.account);
    const { plan } = stack;
    for (const name of plan === null ? [] : inOrder(plan.template).toReversed()) {
      const thing = thingOf(stack, name, tools.account);
      if (thing === null || plan === null) continue;
      if (resourceOf(plan.template, name).DeletionPolicy === 'Delete')
        await remove(name, thing, { stack, tools });
      stack.members.delete(name);
    }
    stack.outputs = [];
    stack.imports = new Set();
    setStatus(stack, 'DELETE_COMPLETE');
  } catch (error) {
    if (!(error instanceof Failed || error instanceof Refusal)) throw error;
    setStatus(stack, 'DELETE_FAILED', error.message);
  }
}

/** Another stack that imports an export holds it as it is. */
function checkExports(stack: Stack, outputs: readonly StackOutput[], { stacks }: Account): void {
  const now = new Map(outputs.map(({ exportName, value }) => [exportName, value]));
  for (const { exportName, value } of stack.outputs)
    for (const other of stacks.values())
      if (exportName !== null && other.imports.has(exportName) && now.get(exportName) !== value)
        throw new Refusal(
          'ValidationError',
          `Export ${exportName} cannot be deleted as it is in use by ${other.name}`,
        );
  for (const { exportName } of outputs)
    for (const other of stacks.values())
      if (
        exportName !== null &&
        other !== stack &&
        other.outputs.some((one) => one.exportName === exportName)
      )
        throw new Refusal(
          'ValidationError',
          `Export with name ${exportName} is already exported by stack ${other.name}`,
        );
}

function outputsOf({ Outputs }: Template, scope: Scope): StackOutput[] {
  return Object.entries(Outputs).map(([name, { Value, Description = '', Export }]) => ({
    name,
    value: z.string().parse(resolve(Value, scope)),
    description: Description,
    exportName: Export === undefined ? null : z.string().parse(resolve(Export.Name, scope)),
  }));
}

function isWanted(template: Template, name: string, scope: Scope): boolean {
  const { Condition } = resourceOf(template, name);
  return Condition === undefined || scope.condition(Condition);
}

/** @param imports takes the names of what is imported */
function scopeOf(stack: Stack, { template, values }: Plan, account: Account, imports: Set<string>): Scope {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::AccountId': ACCOUNT_ID,
    'AWS::Region': account.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': stack.id,
  };
  const scope: Scope = {
    ref: (name) => pseudo[name] ?? parameterOf(name, template, values) ?? thingOf(stack, name, account)?.id,
    attribute: (name, attribute) => thingOf(stack, name, account)?.attributes[attribute],
    imported: (name) => {
      imports.add(name);
      const all = [...account.stacks.values()].flatMap(({ outputs }) => outputs);
      return all.find(({ exportName }) => exportName === name)?.value;
    },
    condition: (name) => {
      const condition = template.Conditions[name];
      if (condition === undefined) throw new Refusal('ValidationError', `Unresolved condition ${name}`);
      return isTrue(condition, scope);
    },
  };
  return scope;
}

function parameterOf(name: string, { Parameters }: Template, given: ReadonlyMap<string, string>): unknown {
  const parameter = Parameters[name];
  if (parameter === undefined) return undefined;
  const value = given.get(name) ?? parameter.Default;
  if (parameter.Type === 'CommaDelimitedList') return value === '' ? [] : value.split(',');
  return value;
}

/**
 * Checks a plan before anything is made: its references, parameters and rules.
 * @throws Refusal in CloudFormation's words
 */
export function checkPlan(stack: Stack, plan: Plan, account: Account): void {
  inOrder(plan.template);
  const scope = scopeOf(stack, plan, account, new Set());
  for (const { Assertions } of Object.values(plan.template.Rules))
    for (const { Assert, AssertDescription } of Assertions)
      if (!isTrue(Assert, scope))
        throw new Refusal('ValidationError', `Template validation error: ${AssertDescription}`);
}

/** Sets the status of a stack, and notes it as an event. */
export function setStatus(stack: Stack, status: Status, reason = ''): void {
  stack.status = status;
  stack.reason = reason;
  const type = 'AWS::CloudFormation::Stack';
  const id = `${stack.name}-${stack.events.length}`;
  stack.events.push({ id, logicalId: stack.name, physicalId: stack.id, type, status, reason });
}

function noteEvent(
  stack: Stack,
  event: {
    readonly logicalId: string;
    readonly type: string;
    readonly status: string;
    readonly reason: string;
  },
  account: Account,
): void {
  const physicalId = thingOf(stack, event.logicalId, account)?.id ?? '';
  stack.events.push({ id: `${stack.name}-${stack.events.length}`, physicalId, ...event });
}
