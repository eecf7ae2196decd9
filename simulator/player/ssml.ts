import { SaxesParser } from 'saxes';

/** One part of speech, in the order in which a device plays it. */
export type SpeechPart =
  | {
      readonly kind: 'words';
      readonly text: string;
      /** How many words it takes to say this. */
      readonly count: number;
      readonly rate: number;
      /** There is no space before it, as in the full stop after `</say-as>`. */
      readonly glued: boolean;
    }
  | { readonly kind: 'break'; readonly ms: number }
  | { readonly kind: 'sound'; readonly source: string }
  | { readonly kind: 'end of sentence' };

/** Speech that a device would refuse. It makes the whole response fail. */
export class SsmlError extends Error {
  override readonly name = 'SsmlError';
}

/** Tags that change how words sound, but neither the words nor their length. */
const TRANSPARENT = new Set([
  'emphasis',
  'w',
  'phoneme',
  'voice',
  'lang',
  'amazon:effect',
  'amazon:domain',
  'amazon:emotion',
]);

const BREAK_MS = new Map([
  ['none', 0],
  ['x-weak', 0],
  ['weak', 200],
  ['medium', 400],
  ['strong', 800],
  ['x-strong', 1200],
]);

const RATES = new Map([
  ['x-slow', 0.5],
  ['slow', 0.75],
  ['medium', 1],
  ['fast', 1.25],
  ['x-fast', 1.5],
]);

/** Tags that separate words even without a space. */
const SEPARATORS = new Set(['break', 'audio', 's', 'p']);

/** The kinds of `say-as` that are said one character at a time. */
const SPELLED = new Set(['digits', 'characters', 'spell-out', 'telephone']);

interface OpenTag {
  readonly name: string;
  readonly rate: number;
  readonly spelled: boolean;
  readonly alias: string | null;
}

/**
 * Parses SSML, including its `<speak>`.
 * @throws SsmlError for malformed XML, an unknown tag, or an invalid value
 */
export function parseSsml(ssml: string): SpeechPart[] {
  const spoken: SpeechPart[] = [];
  const open: OpenTag[] = [];
  // Whether text that begins without a space continues the word before it.
  let joined = false;
  const parser = new SaxesParser();
  const quote = ssml.length > 80 ? `${ssml.slice(0, 80)}…` : ssml;
  const fail = (what: string): never => {
    throw new SsmlError(`${what} in ${quote}`);
  };
  parser.on('error', (error) => fail(`malformed SSML (${error.message})`));
  parser.on('opentag', ({ name, attributes }) => {
    const outer = open.at(-1);
    if (outer === undefined && name !== 'speak') fail(`expected <speak>, got <${name}>`);
    open.push(openTag(name, attributes, outer, fail));
    if (SEPARATORS.has(name)) joined = false;
    spoken.push(...partsOfTag(name, attributes, fail));
  });
  parser.on('closetag', ({ name }) => {
    open.pop();
    if (SEPARATORS.has(name)) joined = false;
    if (name === 's' || name === 'p') spoken.push({ kind: 'end of sentence' });
  });
  const addText = (text: string): void => {
    const inner = open.at(-1);
    if (inner === undefined || text === '') return;
    spoken.push(...wordsIn(inner.alias ?? text, inner, joined && !/^\s/.test(text)));
    joined = !/\s$/.test(text);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.write(ssml).close();
  return spoken;
}

type Attributes = Readonly<Record<string, string>>;

type Fail = (what: string) => never;

/** Returns what a tag means for the words in it. */
function openTag(name: string, attributes: Attributes, outer: OpenTag | undefined, fail: Fail): OpenTag {
  const rate = outer?.rate ?? 1;
  return {
    name,
    rate: name === 'prosody' ? rate * rateOf(attributes['rate'] ?? 'medium', fail) : rate,
    spelled: name === 'say-as' ? SPELLED.has(attributes['interpret-as'] ?? '') : (outer?.spelled ?? false),
    alias: name === 'sub' ? (attributes['alias'] ?? '') : null,
  };
}

/** Returns what a tag itself adds to the speech. */
function partsOfTag(name: string, attributes: Attributes, fail: Fail): SpeechPart[] {
  if (name === 'break') return [{ kind: 'break', ms: breakMsOf(attributes, fail) }];
  if (name === 'audio') return [{ kind: 'sound', source: attributes['src'] ?? fail('<audio> without src') }];
  if (name === 's' || name === 'p') return [{ kind: 'end of sentence' }];
  if (TRANSPARENT.has(name) || ['speak', 'say-as', 'sub', 'prosody'].includes(name)) return [];
  return fail(`unknown tag <${name}>`);
}

/** Reads plain text as speech. */
export function parsePlainText(text: string): SpeechPart[] {
  return wordsIn(text, { rate: 1, spelled: false }, false);
}

function wordsIn(
  text: string,
  { rate, spelled }: Pick<OpenTag, 'rate' | 'spelled'>,
  joined: boolean,
): SpeechPart[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.flatMap((word, at): SpeechPart[] => {
    const letters = (word.match(/[\p{L}\p{N}]/gu) ?? []).length;
    const count = spelled ? letters : Math.min(1, letters);
    const said: SpeechPart = { kind: 'words', text: word, count, rate, glued: joined && at === 0 };
    return endsSentence(word) && !spelled ? [said, { kind: 'end of sentence' }] : [said];
  });
}

/** "Roll." ends a sentence; "…" and "..." are a pause within one. */
function endsSentence(word: string): boolean {
  return /(?:^|[^.])[.?!]["'”’)]*$/.test(word);
}

function rateOf(rate: string, fail: Fail): number {
  const named = RATES.get(rate);
  if (named !== undefined) return named;
  const percent = /^(\d+)%$/.exec(rate)?.[1];
  // Alexa rejects rates below 20 %.
  if (percent === undefined || Number(percent) < 20) return fail(`unknown rate "${rate}"`);
  return Number(percent) / 100;
}

function breakMsOf(attributes: Attributes, fail: Fail): number {
  const time = attributes['time'];
  if (time === undefined)
    return BREAK_MS.get(attributes['strength'] ?? 'medium') ?? fail('unknown break strength');
  const amount = /^(\d+(?:\.\d+)?)(ms|s)$/.exec(time);
  if (amount === null) return fail(`unknown break time "${time}"`);
  return Math.round(Number(amount[1]) * (amount[2] === 's' ? 1000 : 1));
}
