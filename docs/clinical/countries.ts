/** What is said otherwise in other countries: everything else is said as in the United States. */
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import type { Locality } from '../../lambdas/locales/locale.ts';
import { ALEXA_LOCALES, localeFor } from '../../lambdas/locales/regional.ts';
import { table } from './markdown.ts';

type Spoken = Exclude<keyof Locality, 'dialled'>;

const WHAT: Readonly<Record<Spoken, string>> = {
  emergency: 'Emergency number',
  doctor: 'Doctor',
  physio: 'Physiotherapist',
  emergencyRoom: 'Where to be checked today',
  seeSomeoneSoon: 'Whom to see soon (urgent)',
  seeSomeoneToday: 'Whom to see today (a blood clot)',
  crisisLine: 'Suicidal thoughts',
  pee: 'Urine',
  poo: 'Stool',
  belly: 'Belly',
  color: 'Colour',
  programme: 'Programme',
};

/** A locale that Alexa has and the coach doesn't know: what is said where the country is unknown. */
const UNKNOWN = 'en';

const nameOfCountry = new Intl.DisplayNames('en', { type: 'region' });

function nameLocale(alexaLocale: string): string {
  const region = alexaLocale.split('-')[1];
  return region === undefined ? 'Elsewhere' : (nameOfCountry.of(region) ?? region);
}

/** The other countries' words for one thing, those that say the same together. */
function otherWords(key: Spoken, usual: string): string {
  const byWords = new Map<string, string[]>();
  for (const alexaLocale of [...ALEXA_LOCALES, UNKNOWN]) {
    const words = localeFor(alexaLocale).locality[key];
    if (words === usual) continue;
    byWords.set(words, [...(byWords.get(words) ?? []), nameLocale(alexaLocale)]);
  }
  const listed = [...byWords].map(([words, names]) => `${names.join(', ')}: “${words}”`);
  return listed.length === 0 ? 'the same' : listed.join('<br>');
}

export function describeCountries(): string {
  const { locality } = localeFor('en-US');
  return table(
    ['What', 'United States', 'Other countries'],
    keysOf(WHAT).map((key) => [WHAT[key], `“${locality[key]}”`, otherWords(key, locality[key])]),
  );
}
