import { agrees, denies, wordsOf } from './words.ts';

/** Polite and filler words that people put around a sentence. */
const BEFORE = parsePhrases(
  'please, alexa, hey alexa, um, uh, er, erm, hmm, ah, oh, okay, okay so, so, well, and, actually, sorry, just, hey, now,' +
    'i said, can you, could you, would you, can you please, could you please, can we, could we, id like, i would like,' +
    'id like to, i would like to',
);

const AFTER = parsePhrases('please, alexa, thanks, thank you, now, then, okay, um, uh, for me');

/** "Yes" and "no" add nothing before a sentence that agrees with them, as in "no, I don't have that". */
const YES = parsePhrases('yes, yeah, yep');

const NO = parsePhrases('no, nope, nah');

function parsePhrases(list: string): string[][] {
  return list.split(',').map(wordsOf);
}

/**
 * Returns every way of removing polite and filler words from a sentence, fewest removals first. The unchanged
 * sentence is not included.
 */
export function stripCarriers(words: readonly string[]): string[][] {
  const seen = new Set([words.join(' ')]);
  const queue: (readonly string[])[] = [words];
  const stripped: string[][] = [];
  for (let current = queue.shift(); current !== undefined; current = queue.shift()) {
    for (const shorter of findShorterForms(current)) {
      const key = shorter.join(' ');
      if (shorter.length === 0 || seen.has(key)) continue;
      seen.add(key);
      queue.push(shorter);
      stripped.push(shorter);
    }
  }
  return stripped;
}

function findShorterForms(words: readonly string[]): string[][] {
  const first = BEFORE.filter((phrase) => phrase.every((word, at) => words[at] === word));
  const last = AFTER.filter((phrase) =>
    phrase.every((word, at) => words[words.length - phrase.length + at] === word),
  );
  const forms = [
    ...first.map((phrase) => words.slice(phrase.length)),
    ...last.map((phrase) => words.slice(0, words.length - phrase.length)),
  ];
  const rest = words.slice(1);
  const says = (answers: string[][]): boolean => answers.some(([answer]) => words[0] === answer);
  if (says(YES) && !denies(rest)) forms.push(rest);
  if (says(NO) && denies(rest) && !agrees(rest)) forms.push(rest);
  return forms;
}
