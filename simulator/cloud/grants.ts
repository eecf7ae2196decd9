/** Determines what Alexa grants a skill, which is exactly what its package declares. */
import { z } from 'zod';
import { manifestOf } from '../../infra/package/manifest.ts';

const viewport = z.object({
  mode: z.string(),
  shape: z.string(),
  minWidth: z.number(),
  maxWidth: z.number(),
  minHeight: z.number(),
  maxHeight: z.number(),
});

/** A range of screens that a package declares, in dp. */
export type Viewport = Readonly<z.infer<typeof viewport>>;

/** What a skill is granted. */
export interface Grants {
  /** The screens that can show documents. If there are none, no request mentions a screen. */
  readonly viewports: readonly Viewport[];
  /** Whether requests identify the speaker. */
  readonly person: boolean;
  /** Whether people can be asked to permit reminders. */
  readonly reminders: boolean;
  /** Whether the skill receives an event when it is disabled. */
  readonly disabled: boolean;
  readonly locales: readonly string[];
}

const manifestSchema = z.object({
  manifest: z.object({
    publishingInformation: z.object({ locales: z.record(z.string(), z.unknown()) }),
    permissions: z.array(z.object({ name: z.string() })),
    apis: z.object({
      custom: z.object({
        interfaces: z.array(z.object({ type: z.string(), supportedViewports: z.array(viewport).optional() })),
      }),
    }),
    events: z.object({ subscriptions: z.array(z.object({ eventName: z.string() })) }).optional(),
  }),
});

/**
 * Reads what a manifest grants its skill.
 * @param manifest the content of `skill.json`
 * @throws ZodError if it is not a manifest
 */
export function grantsOf(manifest: unknown): Grants {
  const { publishingInformation, permissions, apis, events } = manifestSchema.parse(manifest).manifest;
  const has = (permission: string): boolean => permissions.some(({ name }) => name === permission);
  return {
    viewports: apis.custom.interfaces
      .filter(({ type }) => type === 'ALEXA_PRESENTATION_APL')
      .flatMap(({ supportedViewports = [] }) => supportedViewports),
    person: has('alexa::person_id:read'),
    reminders: has('alexa::alerts:reminders:skill:readwrite'),
    disabled: (events?.subscriptions ?? []).some(({ eventName }) => eventName === 'SKILL_DISABLED'),
    locales: Object.keys(publishingInformation.locales),
  };
}

/** A manifest subscribes to events only if it names endpoints. Nothing is ever sent to this one. */
const NOWHERE = 'arn:aws:lambda:us-east-1:000000000000:function:Local';

/** What this project's own package grants the skill. */
export const GRANTED: Grants = grantsOf(
  manifestOf({
    stage: null,
    region: 'us-east-1',
    privacyUrl: null,
    termsUrl: null,
    otherEndpoints: {},
    endpoints: { skill: NOWHERE, events: NOWHERE },
  }),
);
