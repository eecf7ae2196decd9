/** What Alexa grants a skill: what its package declares, and nothing else. */
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

/** What a skill gets, by its package. */
export interface Grants {
  /** The screens on which documents may be shown; none: no request names a screen. */
  readonly viewports: readonly Viewport[];
  /** Whether requests say whose voice it is. */
  readonly person: boolean;
  /** Whether a person can be asked to allow reminders. */
  readonly reminders: boolean;
  /** Whether the skill is told when it is disabled. */
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
 * Reads what a manifest, as `skill.json` holds it, brings a skill.
 * @throws ZodError where it isn't a manifest
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

/** Where the Lambdas are doesn't matter here, but a manifest subscribes to events only if it says where they go. */
const NOWHERE = 'arn:aws:lambda:us-east-1:000000000000:function:Local';

/** What the package that this project writes brings its skill. */
export const GRANTED: Grants = grantsOf(
  manifestOf({
    region: 'us-east-1',
    privacyUrl: null,
    termsUrl: null,
    otherEndpoints: {},
    endpoints: { skill: NOWHERE, events: NOWHERE },
  }),
);
