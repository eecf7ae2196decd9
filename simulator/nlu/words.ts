/** The numbers from zero to nineteen. */
export const UNIT_WORDS: readonly string[] =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );

/** The tens from twenty to ninety. */
export const TEN_WORDS: readonly string[] = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(
  ' ',
);

/**
 * Normalises a sentence to a list of plain words, for typed sentences and the model's samples alike. Words are
 * in lower case without punctuation and apostrophes ("I'm" becomes "im"). "ok" becomes "okay", "7am" becomes
 * two words, and numbers are spelled as they are said ("25" as twenty five, "911" as nine one one). Slots in
 * braces are kept.
 */
export function wordsOf(sentence: string): string[] {
  return sentence
    .replaceAll(/[’‘`']/g, '')
    .replaceAll(/\{\s*(\w+)\s*\}/g, ' {$1} ')
    .split(/\s+/)
    .flatMap((word) => (word.startsWith('{') ? [word] : splitWord(word)));
}

function splitWord(word: string): string[] {
  return word
    .toLowerCase()
    .replaceAll(/\b([ap])\.m\b\.?/g, '$1m')
    .replaceAll(/(\d)([a-z])/g, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}\p{M}:]+/gu, ' ')
    .replaceAll(/(?<!\d):|:(?!\d)/g, ' ')
    .split(' ')
    .filter((part) => part !== '')
    .flatMap((part) => (/^\d+$/.test(part) ? spellNumber(part) : [SPELLINGS.get(part) ?? part]));
}

/** Spells one or two digits as a number, and more digits one by one. */
function spellNumber(digits: string): string[] {
  const value = Number(digits);
  if (digits.length > 2 || digits.startsWith('0'))
    return Array.from(digits, (digit) => UNIT_WORDS[Number(digit)] ?? '');
  const unit = UNIT_WORDS[value];
  if (unit !== undefined) return [unit];
  const tens = TEN_WORDS[Math.floor(value / 10) - 2] ?? '';
  return value % 10 === 0 ? [tens] : [tens, UNIT_WORDS[value % 10] ?? ''];
}

const SPELLINGS = new Map([
  ['ok', 'okay'],
  ['cannot', 'cant'],
  ['yup', 'yep'],
  ['secs', 'seconds'],
  ['sec', 'second'],
  ['mins', 'minutes'],
  ['min', 'minute'],
]);

/** Expands contractions, so that "I do not" and "I don't" are similar when sentences are compared. */
export function expandContractions(words: readonly string[]): string[] {
  return words.flatMap((word) => LONG_FORMS.get(word) ?? [word]);
}

const LONG_FORMS = new Map(
  Object.entries({
    im: 'i am',
    ive: 'i have',
    id: 'i would',
    youre: 'you are',
    its: 'it is',
    thats: 'that is',
    theres: 'there is',
    whats: 'what is',
    lets: 'let us',
    dont: 'do not',
    doesnt: 'does not',
    didnt: 'did not',
    havent: 'have not',
    hasnt: 'has not',
    hadnt: 'had not',
    isnt: 'is not',
    arent: 'are not',
    aint: 'is not',
    wasnt: 'was not',
    werent: 'were not',
    cant: 'can not',
    couldnt: 'could not',
    wont: 'will not',
    wouldnt: 'would not',
    shouldnt: 'should not',
  }).map(([short, long]) => [short, long.split(' ')]),
);

const NEGATIONS = new Set(
  'no not nope nah never none nothing nobody nowhere neither nor without hardly stop stopped'.split(' '),
);

/** Whether a sentence denies or refuses something. */
export function denies(words: readonly string[]): boolean {
  return expandContractions(words).some((word) => NEGATIONS.has(word));
}

const AGREEMENTS = new Set('yes yeah yep sure certainly absolutely definitely'.split(' '));

/** Whether a sentence agrees to something. */
export function agrees(words: readonly string[]): boolean {
  return words.some((word) => AGREEMENTS.has(word));
}

const QUESTIONS = new Set(
  'what why how when which who where is are was were does did should whats whys hows isnt arent doesnt'.split(
    ' ',
  ),
);

/** What a question is about, after the verb it begins with: "would a ball do". */
const SUBJECTS = new Set(
  'i you we he she it they this that these those a an my your the there people someone somebody anyone rolling foam'.split(
    ' ',
  ),
);

/** What a question about several things has in it: "do painkillers count". */
const ASKED_OF_SEVERAL = new Set('count matter qualify help work'.split(' '));

/** Whether a sentence is phrased as a question. "Is it safe" must never pass for "it is safe". */
export function asks(words: readonly string[]): boolean {
  const [first = '', second = ''] = words;
  if (QUESTIONS.has(first)) return true;
  if (/^(am|have|has)$/.test(first)) return /^(i|you|we|it|this|that)$/.test(second);
  if (first === 'do' && words.some((word) => ASKED_OF_SEVERAL.has(word))) return true;
  if (first === 'do') return /^(i|you|we|it|this|that)$/.test(second);
  return /^(can|could|may|will|would|shall)$/.test(first) && SUBJECTS.has(second);
}
