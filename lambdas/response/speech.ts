/** The only place where words become SSML. It escapes them, and has emergency numbers read digit by digit. */
import type { Locality } from '../locales/locale.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Makes an SSML document of plain words. */
export function ssml(words: string, locality: Locality): string {
  return speak(inner(words, locality));
}

/** Makes the inside of an SSML document of plain words. */
export function inner(words: string, { dialled }: Locality): string {
  const text = words.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '');
  const numbers = new RegExp(`\\b(?:${dialled.join('|')})\\b`, 'g');
  return text.replace(numbers, (number) => `<say-as interpret-as="digits">${number}</say-as>`);
}

/** Wraps the inside of an SSML document. */
export function speak(body: string): string {
  return `<speak>${body}</speak>`;
}
