/** Builds the skill's manifest, `skill.json`. */
import { ALEXA_LOCALES } from '../../lambdas/locales/regional.ts';
import { type EndpointRegion, type Endpoints, REGIONS } from '../endpoints.ts';
import type { Settings } from '../settings.ts';
import { iconPathOf, type IconSize } from './icon-files.ts';
import { type Viewport, VIEWPORTS } from './viewports.ts';
import { findListing, TESTING_INSTRUCTIONS } from './words.ts';

/** The settings that the manifest depends on. */
export interface ManifestSettings extends Pick<
  Settings,
  'stage' | 'region' | 'privacyUrl' | 'termsUrl' | 'otherEndpoints'
> {
  /** Null if the endpoints are not known yet; the manifest then names none. */
  readonly endpoints: Endpoints | null;
}

/** The countries whose emergency numbers have been looked up, because the skill says them. */
const COUNTRIES = ['US', 'CA', 'GB', 'AU', 'IN'];

/**
 * Alexa grants these only to a skill that declares them: its own reminders, for which Alexa asks by voice when
 * someone wants one, and the id of a recognised voice.
 */
const PERMISSIONS = [{ name: 'alexa::alerts:reminders:skill:readwrite' }, { name: 'alexa::person_id:read' }];

/** Without this interface no request mentions a screen. APL for Audio requires none. */
const INTERFACES: readonly AplInterface[] = [
  { type: 'ALEXA_PRESENTATION_APL', supportedViewports: Object.values(VIEWPORTS) },
];

interface AplInterface {
  readonly type: 'ALEXA_PRESENTATION_APL';
  readonly supportedViewports: readonly Viewport[];
}

interface Endpoint {
  readonly endpoint: { readonly uri: string };
}

export interface Manifest {
  readonly manifest: {
    readonly manifestVersion: '1.0';
    readonly publishingInformation: object;
    readonly privacyAndCompliance: object;
    readonly permissions: readonly object[];
    readonly apis: { readonly custom: { readonly interfaces: readonly AplInterface[] } };
    readonly events?: object;
  };
}

export function manifestOf(settings: ManifestSettings): Manifest {
  const called = makeEndpointFields(settings);
  return {
    manifest: {
      manifestVersion: '1.0',
      publishingInformation: {
        locales: mapLocales((locale) => ({
          ...findListing(locale),
          name: nameIn(locale, settings.stage),
          ...iconUris(),
        })),
        category: 'HEALTH_AND_FITNESS',
        distributionMode: 'PUBLIC',
        isAvailableWorldwide: false,
        distributionCountries: COUNTRIES,
        testingInstructions: TESTING_INSTRUCTIONS,
      },
      privacyAndCompliance: {
        allowsPurchases: false,
        usesPersonalInfo: true,
        isChildDirected: false,
        isExportCompliant: true,
        containsAds: false,
        locales: mapLocales(() => policyUrls(settings)),
      },
      permissions: PERMISSIONS,
      apis: { custom: { ...called('skill'), interfaces: INTERFACES } },
      // The format does not allow a subscription without an endpoint.
      ...(settings.endpoints === null
        ? {}
        : { events: { ...called('events'), subscriptions: [{ eventName: 'SKILL_DISABLED' }] } }),
    },
  };
}

/** The skill of a stage has the stage in its name. What people say to open it is the same, because the coach says it, too. */
function nameIn(locale: string, stage: string | null): string {
  const { name } = findListing(locale);
  return stage === null ? name : `${name} (${stage})`;
}

function mapLocales<T>(of: (locale: string) => T): Record<string, T> {
  return Object.fromEntries(ALEXA_LOCALES.map((locale) => [locale, of(locale)]));
}

function iconUris(): object {
  const uri = (size: IconSize): string => `file://${iconPathOf(size)}`;
  return { smallIconUri: uri('small'), largeIconUri: uri('large') };
}

function policyUrls({ privacyUrl, termsUrl }: ManifestSettings): object {
  return {
    ...(privacyUrl === null ? {} : { privacyPolicyUrl: privacyUrl }),
    ...(termsUrl === null ? {} : { termsOfUseUrl: termsUrl }),
  };
}

/**
 * Returns a function that builds the endpoint fields: this deployment's endpoint, and all endpoints by region.
 * Alexa calls the one nearest to the household.
 */
function makeEndpointFields({
  region,
  endpoints,
  otherEndpoints,
}: ManifestSettings): (what: keyof Endpoints) => object {
  if (endpoints === null) return () => ({});
  const all: Partial<Record<EndpointRegion, Endpoints>> = { ...otherEndpoints, [REGIONS[region]]: endpoints };
  return (what) => ({
    endpoint: { uri: endpoints[what] },
    regions: Object.fromEntries(
      Object.entries(all).map(([name, ones]): [string, Endpoint] => [
        name,
        { endpoint: { uri: ones[what] } },
      ]),
    ),
  });
}
