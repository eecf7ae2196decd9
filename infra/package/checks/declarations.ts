/** Checks that the manifest declares every feature of Alexa that the code uses. */
import { z } from 'zod';
import type { Use } from './uses.ts';

/** What a manifest must declare for a feature; null if it needs no declaration. */
type Need = { readonly declares: 'interface' | 'permission' | 'subscription'; readonly name: string } | null;

const permission = (name: string): Need => ({ declares: 'permission', name });

const PERSON = permission('alexa::person_id:read');
const REMINDERS = permission('alexa::alerts:reminders:skill:readwrite');
const APL: Need = { declares: 'interface', name: 'ALEXA_PRESENTATION_APL' };

/** The needs of known features. An unknown feature is a problem, because its need has to be looked up first. */
const NEEDS: Readonly<Record<Use['kind'], readonly (readonly [RegExp, Need])[]>> = {
  name: [
    [/^Alexa\.Presentation\.APL(\.|$)/u, APL],
    [/^Alexa\.Presentation\.APLA\./u, null],
    [/^Dialog\.UpdateDynamicEntities$/u, null],
    // The permission that such a request names is checked as a scope.
    [/^Connections\.(SendRequest|Response)$/u, null],
    [/^AlexaSkillEvent\.SkillDisabled$/u, { declares: 'subscription', name: 'SKILL_DISABLED' }],
    [/^CanFulfillIntentRequest$/u, null],
  ],
  scope: [
    [/^alexa::person_id:read$/u, PERSON],
    [/^alexa::alerts:reminders:skill:readwrite$/u, REMINDERS],
  ],
  path: [
    // Of a device's settings, time zone and units are free.
    [/^\/v2\/devices\//u, null],
    [/^\/v1\/alerts\/reminders/u, REMINDERS],
  ],
  call: [
    // The time zone needs no permission. The other settings, such as profiles, have calls of their own.
    [/^getUpsServiceClient$/u, null],
    [/^getReminderManagementServiceClient$/u, REMINDERS],
  ],
  field: [[/^personId$/u, PERSON]],
};

const named = z.array(z.looseObject({ name: z.string() }));
const declaredSchema = z.looseObject({
  manifest: z.looseObject({
    permissions: named.optional(),
    apis: z.looseObject({
      custom: z.looseObject({ interfaces: z.array(z.looseObject({ type: z.string() })).optional() }),
    }),
    events: z.looseObject({ subscriptions: z.array(z.looseObject({ eventName: z.string() })) }).optional(),
  }),
});

/**
 * Returns one line for each feature that the code uses without a declaration.
 * @param json a manifest; without endpoints it cannot subscribe to events, so subscriptions are not checked
 * then
 */
export function checkDeclarations(json: unknown, uses: readonly Use[]): string[] {
  const { permissions = [], apis, events } = declaredSchema.parse(json).manifest;
  const declared: Readonly<Record<NonNullable<Need>['declares'], readonly string[] | null>> = {
    permission: permissions.map(({ name }) => name),
    interface: (apis.custom.interfaces ?? []).map(({ type }) => type),
    subscription:
      events === undefined && apis.custom['endpoint'] === undefined
        ? null
        : (events?.subscriptions ?? []).map(({ eventName }) => eventName),
  };
  const first = uses.filter((use, at) => uses.findIndex(({ name }) => name === use.name) === at);
  const lines = first.map(({ kind, name, place }) => {
    const known = NEEDS[kind].find(([pattern]) => pattern.test(name));
    if (known === undefined)
      return `skill.json: ${place} uses ${name}, and this check does not know what that requires`;
    const [, need] = known;
    if (need === null || declared[need.declares]?.includes(need.name) !== false) return null;
    return `skill.json: ${place} uses ${name}, which needs the ${need.declares} ${need.name}`;
  });
  return lines.filter((line) => line !== null);
}
