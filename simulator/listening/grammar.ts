/** What the engine listens for at a moment: a grammar in JSGF, beside a loop of phones that takes all other speech. */
import { DANGER } from './danger.ts';

/** Words of one phone each, for other speech. `phones.dict` tells the engine how they sound. */
const PHONE_WORDS =
  'aa ae ah ao aw ay b ch d dh eh er ey f g hh ih iy jh k l m n ng ow oy p r s sh t th uh uw v w y z zh'
    .split(' ')
    .map((phone) => `phone_${phone}`);

/** What people cry or say before words of danger, and behind them. The dictionary's "ow" is that of "low". */
const CRIES = ['phone_aw', 'ouch', 'oh', 'ah', 'no', 'oh no', 'no no', 'please', 'wait', 'okay'];
const STRESSES = ['please', 'now', 'a lot', 'so much'];

/** What stands around words of danger, with a space where it joins them; and nothing. */
const BEFORE = ['', ...CRIES.map((cry) => `${cry} `)];
const BEHIND = ['', ...STRESSES.map((stress) => ` ${stress}`)];

/** Words of danger as the engine may hear them, and the sentence without what was cried around it. */
const CRIED: ReadonlyMap<string, string> = new Map(
  DANGER.flatMap((symptom) =>
    BEFORE.flatMap((cry) => BEHIND.map((stress) => [`${cry}${symptom}${stress}`, symptom] as const)),
  ),
);

/** All words that a grammar may hold besides its sentences. */
export const GRAMMAR_WORDS: readonly string[] = [...CRIES, ...STRESSES].filter(
  (word) => !PHONE_WORDS.includes(word),
);

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
  const commands = sentences.filter((sentence) => !DANGER.includes(sentence));
  const wanted = commands.length === 0 ? '<danger>' : '<command> | <danger>';
  const rules = [
    '#JSGF V1.0;',
    'grammar moment;',
    attention === 'open'
      ? `public <heard> = <wanted> | ${name} <wanted> | ${name} | ${name} <other> | <other>;`
      : `public <heard> = ${name} <wanted> | ${name} | <danger> | ${name} <other> | <other>;`,
    `<wanted> = ${wanted};`,
    ...(commands.length === 0 ? [] : [`<command> = ${[...new Set(commands)].join(' | ')};`]),
    `<danger> = [<cry>] <symptom> [<stress>];`,
    `<symptom> = ${DANGER.join(' | ')};`,
    `<cry> = ${CRIES.join(' | ')};`,
    `<stress> = ${STRESSES.join(' | ')};`,
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

/** Reads the engine's text. Anything else with a bare phone in it than a cry before words of danger is other speech. */
export function readHeard(text: string, name: Name): Heard {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
  const named = words[0] === name;
  const said = (named ? words.slice(1) : words).join(' ');
  if (words.length === 0) return { kind: 'refused', named };
  if (said === '') return { kind: 'name' };
  const danger = CRIED.get(said);
  if (danger === undefined && words.some((word) => PHONE_WORDS.includes(word)))
    return { kind: 'refused', named };
  return { kind: 'words', words: danger ?? said, named };
}
