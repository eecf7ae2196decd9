/** Checks rules for the manifest that Alexa or its store enforces, but that no published schema contains. */
import { z } from 'zod';
import type { Understanding } from '../../../simulator/nlu/understand.ts';

const listingSchema = z.looseObject({
  name: z.string(),
  summary: z.string(),
  description: z.string(),
  examplePhrases: z.array(z.string()),
  keywords: z.array(z.string()),
});
const endpoint = z.looseObject({ uri: z.string() });
const callableSchema = z.looseObject({
  endpoint: endpoint.optional(),
  regions: z.record(z.string(), z.looseObject({ endpoint })).optional(),
});
const manifestSchema = z.looseObject({
  manifest: z.looseObject({
    publishingInformation: z.looseObject({
      locales: z.record(z.string(), listingSchema),
      testingInstructions: z.string(),
    }),
    privacyAndCompliance: z.looseObject({
      locales: z.record(
        z.string(),
        z.looseObject({ privacyPolicyUrl: z.string().optional(), termsOfUseUrl: z.string().optional() }),
      ),
    }),
    apis: z.looseObject({ custom: callableSchema }),
    events: callableSchema.optional(),
  }),
});
type Listing = z.infer<typeof listingSchema>;
type Manifest = z.infer<typeof manifestSchema>['manifest'];

// Limits in characters, remembered from Amazon's reference. None of them was tried.
const MAX_LENGTHS = { name: 50, summary: 160, description: 4000 } as const;
const MAX_INSTRUCTIONS_LENGTH = 4000;
const MAX_PHRASES = 3;
const MAX_KEYWORDS = 30;

/** Phrases that the description of this skill must contain. */
const DISCLAIMER = ['not medical advice', 'not a substitute for a professional', 'local emergency number'];

const ARN = /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(?::[\w-]+)?$/;

/**
 * Checks a manifest.
 * @param json a manifest that conforms to the schema
 * @param models the language understanding of each locale
 */
export function checkListing(json: unknown, models: ReadonlyMap<string, Understanding>): string[] {
  const read = manifestSchema.safeParse(json);
  if (!read.success) return [`skill.json: ${z.prettifyError(read.error)}`];
  const { publishingInformation: published, privacyAndCompliance } = read.data.manifest;
  const locales = Object.entries(published.locales);
  return [
    ...checkLocales('publishingInformation', Object.keys(published.locales), [...models.keys()]),
    ...checkLocales('privacyAndCompliance', Object.keys(privacyAndCompliance.locales), [...models.keys()]),
    ...locales.flatMap(([locale, listing]) => checkWords(listing).map((what) => `${locale}: ${what}`)),
    ...locales.flatMap(([locale, listing]) =>
      checkPhrases(listing, models.get(locale) ?? null).map((what) => `${locale}: ${what}`),
    ),
    ...(published.testingInstructions.length > MAX_INSTRUCTIONS_LENGTH
      ? [`testingInstructions: at most ${MAX_INSTRUCTIONS_LENGTH} characters are allowed`]
      : []),
    ...checkAddresses(privacyAndCompliance.locales),
    ...checkEndpoints(read.data.manifest),
  ].map((finding) => `skill.json: ${finding}`);
}

function checkLocales(part: string, there: readonly string[], models: readonly string[]): string[] {
  return [
    ...models
      .filter((locale) => !there.includes(locale))
      .map((locale) => `${part} lacks ${locale}, which has a model`),
    ...there
      .filter((locale) => !models.includes(locale))
      .map((locale) => `${part} has ${locale}, which has no model`),
  ];
}

function checkWords(listing: Listing): string[] {
  const long = Object.entries(MAX_LENGTHS).flatMap(([part, most]) => {
    const text = z.string().parse(listing[part]);
    return text === '' || text.length > most
      ? [`${part} has ${text.length} characters, 1 to ${most} are allowed`]
      : [];
  });
  return [
    ...long,
    ...(listing.keywords.length > MAX_KEYWORDS ? [`keywords: at most ${MAX_KEYWORDS} are allowed`] : []),
    ...DISCLAIMER.filter((words) => !listing.description.includes(words)).map(
      (words) => `description: the disclaimer lacks "${words}"`,
    ),
  ];
}

/**
 * Checks that the words after the wake word match a sample exactly, and that the first phrase opens the skill.
 */
function checkPhrases({ examplePhrases }: Listing, understanding: Understanding | null): string[] {
  const count = examplePhrases.length;
  return [
    ...(count === 0 || count > MAX_PHRASES
      ? [`examplePhrases: there are ${count}, 1 to ${MAX_PHRASES} are allowed`]
      : []),
    ...examplePhrases.flatMap((phrase, at) => {
      const words = /^Alexa, (.+)$/.exec(phrase)?.[1];
      if (words === undefined) return [`example phrase "${phrase}" doesn't begin with "Alexa, "`];
      const heard = understanding?.outside(words) ?? null;
      if (heard === null) return [`example phrase "${phrase}" doesn't name the skill`];
      if (heard.match !== 'exact') return [`example phrase "${phrase}" is not a sample`];
      return at === 0 && heard.kind !== 'launch' ? [`example phrase "${phrase}" doesn't open the skill`] : [];
    }),
  ];
}

function checkAddresses(locales: Manifest['privacyAndCompliance']['locales']): string[] {
  return Object.entries(locales).flatMap(([locale, { privacyPolicyUrl, termsOfUseUrl }]) =>
    [privacyPolicyUrl, termsOfUseUrl]
      .filter((url) => url !== undefined && !url.startsWith('https://'))
      .map((url) => `${locale}: ${url ?? ''} doesn't begin with https://`),
  );
}

function checkEndpoints({ apis, events }: Manifest): string[] {
  return Object.entries({ 'apis.custom': apis.custom, events: events ?? {} }).flatMap(([part, calls]) => {
    const { endpoint: own, regions = {} } = callableSchema.parse(calls);
    const all = [...(own === undefined ? [] : [own]), ...Object.values(regions).map((one) => one.endpoint)];
    return all
      .filter(({ uri }) => !ARN.test(uri))
      .map(({ uri }) => `${part}: the endpoint ${uri} is not the ARN of a Lambda`);
  });
}
