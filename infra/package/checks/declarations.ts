/** Holds what the code uses of Alexa against what the manifest declares. */
import { z } from 'zod';
import type { Use } from './uses.ts';

/** What a manifest must have for something to be sent or allowed; null: nothing. */
type Need = { readonly declares: 'interface' | 'permission' | 'subscription'; readonly name: string } | null;

const permission = (name: string): Need => ({ declares: 'permission', name });

const PERSON = permission('alexa::person_id:read');
const REMINDERS = permission('alexa::alerts:reminders:skill:readwrite');
const APL: Need = { declares: 'interface', name: 'ALEXA_PRESENTATION_APL' };

/** What is used, and what it needs. Use of anything that isn't listed is a finding: its need has to be looked up. */
const NEEDS: Readonly<Record<Use['kind'], readonly (readonly [RegExp, Need])[]>> = {
  name: [
    [/^Alexa\.Presentation\.APL(\.|$)/u, APL],
    [/^Alexa\.Presentation\.APLA\./u, null],
    [/^Dialog\.UpdateDynamicEntities$/u, null],
    // The permission that is asked for is a scope of its own.
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
    // Of the settings service, the time zone is free; profiles are calls of their own.
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
 * A line for each thing that the code uses and the manifest doesn't declare.
 * @param json a manifest; one without endpoints can't subscribe to events, so those are then left out
 */
export function declarationFindings(json: unknown, uses: readonly Use[]): string[] {
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
      return `skill.json: ${place} uses ${name}, and this check doesn't know what that needs declared`;
    const [, need] = known;
    if (need === null || declared[need.declares]?.includes(need.name) !== false) return null;
    return `skill.json: ${place} uses ${name}, which needs the ${need.declares} ${need.name}`;
  });
  return lines.filter((line) => line !== null);
}
