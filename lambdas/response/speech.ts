/** The one place where words become SSML: escaped, with numbers to call said digit by digit. */

/** Numbers people dial, wherever they stand in the words of any locale. */
const DIALLED = /\b(?:911|999|112|000|988|111|14416|116 123|13 11 14)\b/g;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Plain words as an SSML document. */
export function ssml(words: string): string {
  return speak(inner(words));
}

/** The inside of an SSML document for plain words. */
export function inner(words: string): string {
  const text = words.replace(/[&<>]/g, (character) => ESCAPES[character] ?? '');
  return text.replace(DIALLED, (number) => `<say-as interpret-as="digits">${number}</say-as>`);
}

/** An SSML document around its inside. */
export function speak(inside: string): string {
  return `<speak>${inside}</speak>`;
}
