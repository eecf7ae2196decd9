/** The one place where words become SSML: escaped, with numbers to call said digit by digit. */
import type { Locality } from '../locales/locale.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Plain words as an SSML document. */
export function ssml(words: string, locality: Locality): string {
  return speak(inner(words, locality));
}

/** The inside of an SSML document for plain words. */
export function inner(words: string, { dialled }: Locality): string {
  const text = words.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '');
  const numbers = new RegExp(`\\b(?:${dialled.join('|')})\\b`, 'g');
  return text.replace(numbers, (number) => `<say-as interpret-as="digits">${number}</say-as>`);
}

/** An SSML document around its inside. */
export function speak(inside: string): string {
  return `<speak>${inside}</speak>`;
}
