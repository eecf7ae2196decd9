import { describe, expect, it } from 'vitest';
import { type AskedId, isYesNo } from '../../lambdas/coach/conversation/questions.ts';
import { isRollCall } from '../../lambdas/coach/screening/questionnaire.ts';
import { painChange } from '../../lambdas/coach/progress/pain-trend.ts';
import { wordsOf, type Said } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { EVERY_ACT, variantsOf } from './samples.ts';
import { EVERYWHERE, sentencesIn, spokenSeconds, wordingsOf, wordsIn } from './spoken.ts';

/** Promises that the coach can't keep, and empty praise. */
const FORBIDDEN =
  /\b(?:cures?|treats|heals|proven|cleared|guaranteed?|great job|good job|well done)\b|(?<!not )\bsafe\b/i;

/** Where what to say is told, rather than asked. */
const ENDS_WITHOUT_QUESTION: readonly AskedId[] = ['ready', 'misheard_yes'];

/** The emergencies that end the session, and the one that a bare yes reaches, which may have been misheard. */
const ENDING = variantsOf('emergency').filter(({ cause }) => cause !== 'bare_yes' && cause !== 'confirmed');
const CONFIRMED = variantsOf('emergency').filter(({ cause }) => cause === 'confirmed');
const MISHEARD = variantsOf('emergency').filter(({ cause }) => cause === 'bare_yes');

describe.each(EVERYWHERE)('the coach, in %s,', (_, locale) => {
  const { emergency, dialled } = locale.locality;

  const known = new Map<Said, readonly string[]>();
  const wordings = (act: Said): readonly string[] => {
    const words = known.get(act) ?? wordingsOf(locale, act);
    known.set(act, words);
    return words;
  };

  /** The words of the acts that break a rule, in any of their wordings. */
  function findBreaking<A extends Said>(
    acts: readonly A[],
    holds: (words: string, act: A) => boolean,
  ): string[] {
    return acts.flatMap((act) => wordings(act).filter((words) => !holds(words, act)));
  }

  it('speaks whole sentences, without markup', () => {
    const markup = / {2}|[<>&*_{}[\]\n]|undefined|NaN/;
    expect(findBreaking(EVERY_ACT, (words) => /^[A-Z0-9].*[.?]$/.test(words) && !markup.test(words))).toEqual(
      [],
    );
  });

  it('promises no cure, and gives no empty praise', () => {
    expect(findBreaking(EVERY_ACT, (words) => !FORBIDDEN.test(words))).toEqual([]);
  });

  it('asks one thing at most, as the last words of a question', () => {
    const asks = (act: Said): boolean => act.act === 'ask' && !ENDS_WITHOUT_QUESTION.includes(act.question);
    expect(
      findBreaking(EVERY_ACT, (words, act) => (words.indexOf('?') === words.length - 1) === asks(act)),
    ).toEqual([]);
  });

  it('names no number to call but the local ones', () => {
    const others = (words: string): string =>
      dialled.reduce((rest, number) => rest.replaceAll(number, ''), words);
    expect(findBreaking(EVERY_ACT, (words) => !/\d{3}/.test(others(words)))).toEqual([]);
  });

  it('names the number to call in the first eight words of an emergency', () => {
    const first = (words: string): string[] => words.split(/[\s,]+/).slice(0, 8);
    expect(findBreaking(ENDING, (words) => first(words).includes(emergency))).toEqual([]);
  });

  it('names the number in the second sentence where a bare yes may have been misheard, and stays', () => {
    const second = (words: string): string => words.split('. ')[1] ?? '';
    expect(
      findBreaking(
        MISHEARD,
        (words) =>
          second(words).includes(`call ${emergency} now, or your local emergency number`) &&
          words.endsWith("Don't roll. Don't drive."),
      ),
    ).toEqual([]);
  });

  it('repeats no more than the number, first of all, once such a yes is confirmed', () => {
    const words = `Call ${emergency}, or your local emergency number.`;
    const briefly = (said: string): boolean =>
      said.startsWith(words) && said.endsWith("Don't roll. Don't drive. I'm stopping here.");
    expect(
      findBreaking(
        CONFIRMED.filter(({ onRoller }) => !onRoller),
        (said) => briefly(said) && said.length < 100,
      ),
    ).toEqual([]);
  });

  it('names the warning signs and the number where nothing is heard at a red question', () => {
    const unheard = variantsOf('unheard');
    expect(findBreaking(unheard, (words, { red }) => words.includes(`call ${emergency}`) === red)).toEqual(
      [],
    );
    expect(findBreaking(unheard, (words, { red }) => words.includes('chest pain') === red)).toEqual([]);
  });

  it.each([
    'or your local emergency number',
    'your phone',
    "I can't call for you",
    "Don't roll. Don't drive. I'm stopping here.",
  ])('says in an emergency: %s', (part) => {
    expect(findBreaking(ENDING, (words) => words.includes(part))).toEqual([]);
  });

  it('tells people on the roller, and only them, to roll off when a routine has to end', () => {
    const ends = [...ENDING, ...variantsOf('urgent'), ...variantsOf('refer'), ...variantsOf('stop_for')];
    expect(findBreaking(ends, (words, { onRoller }) => words.includes('Roll off') === onRoller)).toEqual([]);
  });

  it('sends someone who stays unsure at a red question to be checked today', () => {
    const checked = (words: string): boolean =>
      words.includes(`checked today, at ${locale.locality.emergencyRoom}.`);
    expect(
      findBreaking(variantsOf('emergency'), (words, { cause }) => checked(words) === (cause === 'unsure')),
    ).toEqual([]);
  });

  it('begins with whom to call for someone in a crisis and for someone stuck', () => {
    expect(wordsOf(locale, { act: 'crisis', onRoller: false })).toMatch(/^Call /);
    expect(wordsOf(locale, { act: 'stuck' })).toMatch(new RegExp(`^Call ${emergency}, or your local`));
  });

  it('names the emergency number in every answer to something that may get worse', () => {
    const acts = [
      ...variantsOf('crisis'),
      ...variantsOf('urgent'),
      ...variantsOf('if_unwell'),
      ...variantsOf('fault'),
      ...variantsOf('not_for_you'),
      ...variantsOf('stop_for').filter(({ stop }) => stop !== 'sore_skin' && stop !== 'back_worse'),
    ];
    expect(findBreaking(acts, (words) => words.includes(`call ${emergency}`))).toEqual([]);
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
    expect(
      findBreaking(variantsOf('help'), (words) => wordsIn(words) <= 40 && words.includes(disclaimer)),
    ).toEqual([]);
    expect(
      findBreaking(variantsOf('help'), (words) => words.includes(`In an emergency, call ${emergency}`)),
    ).toEqual([]);
  });

  it('begins its help in a hold with rolling off', () => {
    const rolling = variantsOf('help').filter(({ phase }) => phase === 'rolling');
    expect(findBreaking(rolling, (words) => words.startsWith('Roll off. In an emergency, call '))).toEqual(
      [],
    );
  });

  it('asks a yes-or-no question in at most 25 words, and one that reads out a list in at most 32', () => {
    const whole = variantsOf('ask').filter(({ question, form, left }) => {
      return isYesNo(question) && left === null && (form === 'plain' || form === 'again');
    });
    const mostFor = ({ question }: (typeof whole)[number]): number =>
      isRollCall(question) || question === 'red_flags_since' ? 32 : 25;
    expect(findBreaking(whole, (words, act) => wordsIn(words) <= mostFor(act))).toEqual([]);
  });

  it('gives an example in at most 35 words', () => {
    const examples = variantsOf('ask').filter(({ form, left }) => form === 'example' && left === null);
    expect(findBreaking(examples, (words) => wordsIn(words) <= 35)).toEqual([]);
  });

  it('says why it asks in one sentence', () => {
    expect(findBreaking(variantsOf('why'), (words) => sentencesIn(words) === 1)).toEqual([]);
  });

  it('says how to get into a position in at most 35 words', () => {
    const positions = variantsOf('get_into_position').filter(({ firstEver }) => !firstEver);
    expect(findBreaking(positions, (words) => wordsIn(words) <= 35)).toEqual([]);
  });

  it('never says the name of the device, which might wake itself, while a microphone may be open', () => {
    const closes = (act: Said): boolean => act.act === 'stop_for' && act.stop === 'violence';
    expect(findBreaking(EVERY_ACT, (words, act) => closes(act) || !/\balexa\b/i.test(words))).toEqual([]);
  });

  it('says how to stop before the first hold ever, and only then', () => {
    const says = (words: string): boolean => words.endsWith('then say my name, and: it hurts.');
    expect(
      findBreaking(variantsOf('get_into_position'), (words, act) => says(words) === act.firstEver),
    ).toEqual([]);
  });

  it('needs at most 8 seconds for its words after "stop"', () => {
    expect(
      findBreaking(
        [...variantsOf('stopped'), ...variantsOf('goodbye')],
        (words) => spokenSeconds(words) <= 8,
      ),
    ).toEqual([]);
  });
});

describe('the coach, in the US,', () => {
  const whole = { rest: [], about: null } as const;
  const examples: readonly (readonly [Said, string])[] = [
    [
      { act: 'ask', question: 'leg_nerve', form: 'yes_or_no', left: null, ...whole },
      'Yes or no will do. Does it go below the knee, or feel numb, tingling, or electric?',
    ],
    [
      { act: 'ask', question: 'unwell', form: 'rest', left: null, rest: ['ill', 'weight_loss'], about: null },
      'And a fever, or feeling really ill; or losing weight without trying: any of those, or none?',
    ],
    [
      {
        ...{ act: 'ask', question: 'bones', form: 'rest', left: null, about: null },
        rest: ['brittle_bones', 'recent_fracture'],
        denied: 'surgery',
      },
      'And brittle bones; or a broken bone lately: any of those, or none?',
    ],
    [
      { act: 'ask', question: 'clot', form: 'rest', left: null, rest: ['clot_ever'], about: null },
      'And a blood clot: yes, or none?',
    ],
    [
      {
        act: 'ask',
        question: 'leave_out_near',
        form: 'plain',
        left: null,
        ...whole,
        regions: ['calves', 'feet'],
      },
      'Near it are your calves and feet. Shall I leave them out, too?',
    ],
    [
      { act: 'ask', question: 'pregnant', form: 'plain', left: 5, ...whole },
      'Five more. Are you pregnant, or might you be?',
    ],
    [
      { act: 'ask', question: 'pregnant', form: 'plain', left: 1, ...whole },
      'Last one. Are you pregnant, or might you be?',
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
      { act: 'summary', done: 5, planned: 5, heldMs: 150_000, inARow: 0 },
      'All five holds done: two and a half minutes of pressure.',
    ],
    [
      { act: 'summary', done: 1, planned: 6, heldMs: 61_000, inARow: 0 },
      'You held one of six, about a minute in all.',
    ],
    [
      { act: 'summary', done: 2, planned: 6, heldMs: 90_000, inARow: 0 },
      'You held two of six, a minute and a half in all.',
    ],
    [
      { act: 'summary', done: 0, planned: 5, heldMs: 12_000, inARow: 0 },
      "You didn't finish a hold this time, and that's fine.",
    ],
    [
      { act: 'pain_change', ...painChange(6, 4) },
      'Your back pain went from six to four, right after: a clear change.',
    ],
    [
      { act: 'pain_change', ...painChange(5, 4) },
      "Your back pain is about the same: that's usual on the day.",
    ],
    [
      { act: 'pain_change', ...painChange(4, 5) },
      "Your back pain is about the same: that's usual on the day.",
    ],
    [
      { act: 'pain_change', ...painChange(3, 5) },
      'Your back pain went from three to five, right after: clearly more. Rest now, and see a doctor or physical therapist if it stays.',
    ],
    [
      { act: 'stopped', held: 4, planned: 6, kept: true, onFloor: true },
      'Four of six done. Take your time getting up. Open foam roll coach to carry on.',
    ],
    [{ act: 'stopped', held: 5, planned: 5, kept: false, onFloor: false }, 'Five of five done.'],
    [
      { act: 'stopped', held: 0, planned: 5, kept: true, onFloor: false },
      'Okay, stopping. Open foam roll coach to carry on.',
    ],
    [{ act: 'echo', number: 6 }, 'Six.'],
    [{ act: 'echo', number: 20 }, '20.'],
  ];

  it.each(examples)('says for %j: %s', (act, expected) => {
    expect(wordsOf(localeFor('en-US'), act)).toBe(expected);
  });
});
