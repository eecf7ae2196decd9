/** What the engine listens for at a moment: a grammar in JSGF, beside a loop of phones that takes all other speech. */
import { DANGER } from './danger.ts';

/** Words of one phone each, for other speech. `phones.dict` tells the engine how they sound. */
const PHONE_WORDS =
  'aa ae ah ao aw ay b ch d dh eh er ey f g hh ih iy jh k l m n ng ow oy p r s sh t th uh uw v w y z zh'
    .split(' ')
    .map((phone) => `phone_${phone}`);

/** Names that a device can be woken by on the page. They have three syllables or more, so that talk seldom holds them. */
export const NAMES = ['alexa', 'computer'] as const;

/** The name that wakes the device. */
export type Name = (typeof NAMES)[number];

/** Who has to say what: without a name any sentence is taken; with one, only those of danger come without it. */
export type Attention = 'open' | 'named';

/**
 * Writes a grammar.
 * @param sentences what the coach understands at this moment, in lower case
 */
export function writeGrammar(sentences: readonly string[], attention: Attention, name: Name): string {
  const commands = [...new Set([...sentences, ...DANGER])];
  const rules = [
    '#JSGF V1.0;',
    'grammar moment;',
    attention === 'open'
      ? `public <heard> = <command> | ${name} <command> | ${name} | ${name} <other> | <other>;`
      : `public <heard> = ${name} <command> | ${name} | <danger> | ${name} <other> | <other>;`,
    `<command> = ${commands.join(' | ')};`,
    `<danger> = ${DANGER.join(' | ')};`,
    `<other> = <phone> | <phone> <other>;`,
    `<phone> = ${PHONE_WORDS.join(' | ')};`,
  ];
  return rules.join('\n');
}

/** What the engine made of a stretch of speech. */
export type Heard =
  | { readonly kind: 'refused'; readonly named: boolean }
  /** The name alone. What is wanted follows. */
  | { readonly kind: 'name' }
  | { readonly kind: 'words'; readonly words: string; readonly named: boolean };

/** Reads the engine's text. Anything with a bare phone in it is other speech. */
export function readHeard(text: string, name: Name): Heard {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const named = words[0] === name;
  if (words.length === 0 || words.some((word) => PHONE_WORDS.includes(word)))
    return { kind: 'refused', named };
  const rest = named ? words.slice(1) : words;
  return rest.length === 0 ? { kind: 'name' } : { kind: 'words', words: rest.join(' '), named };
}
