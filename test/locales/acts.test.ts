import { describe, expect, it } from 'vitest';
import { isYesNo } from '../../lambdas/coach/conversation/questions.ts';
import { painChange } from '../../lambdas/coach/progress/pain-trend.ts';
import { wordsOf, type Said } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { EVERY_ACT, variants } from './samples.ts';
import { EVERYWHERE, sentencesIn, spokenSeconds, wordsIn } from './spoken.ts';

/** Promises the coach can't keep, and praise that means nothing. */
const FORBIDDEN =
  /\b(?:cures?|treats|heals|proven|cleared|guaranteed?|great job|good job|well done)\b|(?<!not )\bsafe\b/i;

describe.each(EVERYWHERE)('English in %s', (_, locale) => {
  const { emergency, dialled } = locale.locality;

  /** The words of those acts that break a rule. */
  function breaking<A extends Said>(acts: readonly A[], holds: (words: string, act: A) => boolean): string[] {
    return acts.filter((act) => !holds(wordsOf(locale, act), act)).map((act) => wordsOf(locale, act));
  }

  it('speaks whole sentences, without markup', () => {
    const markup = / {2}|[<>&*_{}[\]\n]|undefined|NaN/;
    expect(breaking(EVERY_ACT, (words) => /^[A-Z0-9].*[.?]$/.test(words) && !markup.test(words))).toEqual([]);
  });

  it('promises nothing', () => {
    expect(breaking(EVERY_ACT, (words) => !FORBIDDEN.test(words))).toEqual([]);
  });

  it('asks one thing, last, and in questions only', () => {
    const asks = (act: Said): boolean => act.act === 'ask' && act.question !== 'ready';
    expect(
      breaking(EVERY_ACT, (words, act) => (words.indexOf('?') === words.length - 1) === asks(act)),
    ).toEqual([]);
  });

  it('gives no number to call but those of the place', () => {
    const others = (words: string): string =>
      dialled.reduce((rest, number) => rest.replaceAll(number, ''), words);
    expect(breaking(EVERY_ACT, (words) => !/\d{3}/.test(others(words)))).toEqual([]);
  });

  it('says in an emergency whom to call, in the first eight words', () => {
    const first = (words: string): string[] => words.split(/[\s,]+/).slice(0, 8);
    expect(breaking(variants('emergency'), (words) => first(words).includes(emergency))).toEqual([]);
  });

  it.each([
    'or your local emergency number',
    'your phone',
    "I can't call for you",
    "Don't roll. Don't drive. I'm stopping here.",
  ])('says in an emergency: %s', (part) => {
    expect(breaking(variants('emergency'), (words) => words.includes(part))).toEqual([]);
  });

  it('tells who is on the roller to roll off, whatever ends it', () => {
    const ends = [
      ...variants('emergency'),
      ...variants('urgent'),
      ...variants('refer'),
      ...variants('stop_for'),
    ];
    expect(breaking(ends, (words, { onRoller }) => words.includes('Roll off') === onRoller)).toEqual([]);
  });

  it('sends who stays unsure at a red question to be checked today', () => {
    const checked = (words: string): boolean =>
      words.includes(`checked today, at ${locale.locality.emergencyRoom}.`);
    expect(
      breaking(variants('emergency'), (words, { cause }) => checked(words) === (cause === 'unsure')),
    ).toEqual([]);
  });

  it('begins with whom to call, to someone in crisis and to someone stuck', () => {
    expect(wordsOf(locale, { act: 'crisis', onRoller: false })).toMatch(/^Call /);
    expect(wordsOf(locale, { act: 'stuck' })).toMatch(new RegExp(`^Call ${emergency}, or your local`));
  });

  it('names the emergency number wherever worse may come', () => {
    const acts = [
      ...variants('crisis'),
      ...variants('urgent'),
      ...variants('no_answer'),
      ...variants('fault'),
      ...variants('not_for_you'),
      ...variants('stop_for').filter(({ stop }) => stop !== 'sore_skin' && stop !== 'back_worse'),
    ];
    expect(breaking(acts, (words) => words.includes(`call ${emergency}`))).toEqual([]);
  });

  it('welcomes in at most 60 words and four sentences', () => {
    const intro = wordsOf(locale, { act: 'screening_intro', why: 'first' });
    const welcome = `${wordsOf(locale, { act: 'welcome' })} ${intro}`;
    expect(welcome).toContain('not medical advice');
    expect(wordsIn(welcome)).toBeLessThanOrEqual(60);
    expect(sentencesIn(welcome)).toBeLessThanOrEqual(4);
  });

  it('helps in at most 40 words, with the disclaimer', () => {
    const disclaimer = 'This is general exercise information, not medical advice.';
    expect(breaking(variants('help'), (words) => wordsIn(words) <= 40 && words.includes(disclaimer))).toEqual(
      [],
    );
    expect(
      breaking(variants('help'), (words) => words.includes(`In an emergency, call ${emergency}`)),
    ).toEqual([]);
  });

  it('helps someone in a hold off the roller first', () => {
    const rolling = variants('help').filter(({ phase }) => phase === 'rolling');
    expect(breaking(rolling, (words) => words.startsWith('Roll off. In an emergency, call '))).toEqual([]);
  });

  it('asks a yes-or-no question in at most 25 words', () => {
    const whole = variants('ask').filter(({ question, form, left }) => {
      return isYesNo(question) && left === null && (form === 'plain' || form === 'again');
    });
    expect(breaking(whole, (words) => wordsIn(words) <= 25)).toEqual([]);
  });

  it('gives an example in at most 35 words', () => {
    const examples = variants('ask').filter(({ form, left }) => form === 'example' && left === null);
    expect(breaking(examples, (words) => wordsIn(words) <= 35)).toEqual([]);
  });

  it('says why it asks in one sentence', () => {
    expect(breaking(variants('why'), (words) => sentencesIn(words) === 1)).toEqual([]);
  });

  it('says how to get into a position in at most 35 words', () => {
    const positions = variants('get_into_position').filter(({ firstEver }) => !firstEver);
    expect(breaking(positions, (words) => wordsIn(words) <= 35)).toEqual([]);
  });

  it('says before the first hold ever how to stop', () => {
    const says = (words: string): boolean => words.endsWith('then say: Alexa, it hurts.');
    expect(breaking(variants('get_into_position'), (words, act) => says(words) === act.firstEver)).toEqual(
      [],
    );
  });

  it('stops within 8 seconds', () => {
    expect(
      breaking([...variants('stopped'), ...variants('goodbye')], (words) => spokenSeconds(words) <= 8),
    ).toEqual([]);
  });
});

describe('an act in English', () => {
  const soft = { minutes: 5, tool: 'soft_roller' } as const;
  const examples: readonly (readonly [Said, string])[] = [
    [
      { act: 'ask', question: 'adult_self', form: 'yes_or_no', left: null, ...soft },
      'Just yes or no. Are you eighteen or older, and answering about your own body?',
    ],
    [
      { act: 'ask', question: 'red_now', form: 'all_of_those', left: null, ...soft },
      'So, no to all of those?',
    ],
    [
      { act: 'ask', question: 'pregnant', form: 'plain', left: 5, ...soft },
      'Five more. Are you pregnant, or might you be?',
    ],
    [
      { act: 'ask', question: 'pregnant', form: 'plain', left: 1, ...soft },
      'Last one. Are you pregnant, or might you be?',
    ],
    [
      { act: 'ask', question: 'length', form: 'plain', left: null, ...soft },
      'Five minutes with a soft roller?',
    ],
    [
      { act: 'ask', question: 'length', form: 'again', left: null, minutes: 4.5, tool: 'ball' },
      'Shall we do this: four and a half minutes with a ball?',
    ],
    [
      { act: 'left_out', regions: ['glutes', 'lats'] },
      "I'll leave out your glutes and the sides of your back.",
    ],
    [
      { act: 'left_out', regions: ['lats', 'upper_back'] },
      "I'll leave out the sides of your back and your upper back.",
    ],
    [
      { act: 'left_out', regions: ['glutes', 'hip_tfl', 'feet'] },
      "I'll leave out your glutes, hips, and feet.",
    ],
    [
      { act: 'paused', region: 'quads', side: 'both', leftMs: 22_400 },
      'Paused. Both quads, 22 seconds left. Come off it, and rest.',
    ],
    [{ act: 'paused', region: 'quads', side: 'both', leftMs: 300 }, 'Paused. Come off it, and rest.'],
    [
      { act: 'summary', done: 5, planned: 5, heldMs: 150_000 },
      'You held five of five, two and a half minutes in all.',
    ],
    [
      { act: 'summary', done: 1, planned: 6, heldMs: 61_000 },
      'You held one of six, one minute and one second in all.',
    ],
    [
      { act: 'summary', done: 2, planned: 6, heldMs: 90_000 },
      'You held two of six, a minute and a half in all.',
    ],
    [
      { act: 'summary', done: 0, planned: 5, heldMs: 12_000 },
      "You didn't finish a hold this time, and that's fine.",
    ],
    [
      { act: 'pain_change', ...painChange(6, 4) },
      'Your back pain went from six to four, right after: a clear change.',
    ],
    [{ act: 'pain_change', ...painChange(5, 4) }, 'Your back pain is about the same, right after.'],
    [{ act: 'pain_change', ...painChange(4, 5) }, 'Your back pain is about the same, right after.'],
    [
      { act: 'pain_change', ...painChange(3, 5) },
      'Your back pain went from three to five, right after: clearly more. Rest now, and see a doctor or physical therapist if it stays.',
    ],
    [
      { act: 'stopped', held: 4, planned: 6, kept: true, onFloor: true },
      'Four of six held. Get up by a chair. Open foam roll coach to carry on.',
    ],
    [{ act: 'stopped', held: 5, planned: 5, kept: false, onFloor: false }, 'Five of five held. Goodbye.'],
    [
      { act: 'stopped', held: 0, planned: 5, kept: true, onFloor: false },
      'Okay, stopping. Open foam roll coach to carry on.',
    ],
    [{ act: 'echo', number: 6 }, 'Six.'],
    [{ act: 'echo', number: 20 }, '20.'],
  ];

  it.each(examples)('%j', (act, expected) => {
    expect(wordsOf(localeFor('en-US'), act)).toBe(expected);
  });
});
