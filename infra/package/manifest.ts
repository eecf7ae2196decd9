/** The manifest of the skill: `skill.json`. */
import { ALEXA_LOCALES } from '../../lambdas/locales/regional.ts';
import { type EndpointRegion, type Endpoints, REGIONS } from '../endpoints.ts';
import type { Settings } from '../settings.ts';
import { iconPath, type IconSize } from './icon-files.ts';
import { type Viewport, VIEWPORTS } from './viewports.ts';
import { listingOf, TESTING_INSTRUCTIONS } from './words.ts';

/** What a manifest depends on besides the project itself. */
export interface ManifestSettings extends Pick<
  Settings,
  'region' | 'privacyUrl' | 'termsUrl' | 'otherEndpoints'
> {
  /** Null: they aren't known, and the manifest names none. */
  readonly endpoints: Endpoints | null;
}

/** Where the emergency numbers that the skill says were looked up. */
const COUNTRIES = ['US', 'CA', 'GB', 'AU', 'IN'];

/**
 * What Alexa grants only to a skill that declares it: the skill's own reminders, which a person is asked about by
 * voice when they want one, and the id of a voice that is recognised.
 */
const PERMISSIONS = [{ name: 'alexa::alerts:reminders:skill:readwrite' }, { name: 'alexa::person_id:read' }];

/** Without this interface no request names a screen. APL for Audio needs none. */
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
  const called = calledBy(settings);
  return {
    manifest: {
      manifestVersion: '1.0',
      publishingInformation: {
        locales: byLocale((locale) => ({ ...listingOf(locale), ...icons() })),
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
        locales: byLocale(() => addresses(settings)),
      },
      permissions: PERMISSIONS,
      apis: { custom: { ...called('skill'), interfaces: INTERFACES } },
      // The format knows no subscription without an endpoint.
      ...(settings.endpoints === null
        ? {}
        : { events: { ...called('events'), subscriptions: [{ eventName: 'SKILL_DISABLED' }] } }),
    },
  };
}

function byLocale<T>(of: (locale: string) => T): Record<string, T> {
  return Object.fromEntries(ALEXA_LOCALES.map((locale) => [locale, of(locale)]));
}

function icons(): object {
  const uri = (size: IconSize): string => `file://${iconPath(size)}`;
  return { smallIconUri: uri('small'), largeIconUri: uri('large') };
}

function addresses({ privacyUrl, termsUrl }: ManifestSettings): object {
  return {
    ...(privacyUrl === null ? {} : { privacyPolicyUrl: privacyUrl }),
    ...(termsUrl === null ? {} : { termsOfUseUrl: termsUrl }),
  };
}

/** The endpoint of this deployment, and by region those of the others: Alexa calls the one nearest to the household. */
function calledBy({
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
