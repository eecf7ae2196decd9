/** Describes what is in an account, for the table of the rehearsal. */
import type { Account } from './aws/account.ts';
import { TOOLKIT } from './bootstrap.ts';

/** The status of a stack; `none` if there is no such stack. */
export function statusOf({ stacks }: Account, name: string): string {
  return stacks.get(name)?.status ?? 'none';
}

/** What exists and belongs to no stack, such as `DynamoDB Table`: what a deletion or a rollback has left. */
export function leftOver({ stacks, things }: Account): readonly string[] {
  const members = [...stacks.values()].flatMap((stack) => [...stack.members.values()]);
  const owned = new Set(members.map(({ arn }) => arn));
  return [...things.values()]
    .filter(({ arn }) => !owned.has(arn))
    .map(({ type }) => type.split('::').slice(1).join(' '));
}

/** The version that answers, by the names of the functions in the template, such as `Skill 2`. */
export function liveVersions({ functions }: Account): readonly string[] {
  return [...functions].flatMap(([arn, { live }]) => {
    const [, name = ''] = /function:\w+(?:-[a-z]+)?-(Skill|Events)[0-9A-F]{8}-/u.exec(arn) ?? [];
    return live === null ? [] : [`${name} ${live}`];
  });
}

/** Describes the account in a line. */
export function describeAccount(account: Account): string {
  const stacks = [...account.stacks.values()].filter(({ name }) => name !== TOOLKIT);
  const kept = new Map<string, number>();
  for (const type of leftOver(account)) kept.set(type, (kept.get(type) ?? 0) + 1);
  return [
    ...stacks.map(({ name, status }) => `${name} ${status}`),
    ...(account.functions.size === 0 ? [] : [`versions: ${liveVersions(account).join(', ') || 'none'}`]),
    ...(kept.size === 0
      ? []
      : [
          `kept: ${[...kept].map(([type, number]) => (number > 1 ? `${number} × ${type}` : type)).join(', ')}`,
        ]),
  ].join('; ');
}
