import { describe, expect, it } from 'vitest';
import { YES_NO_IDS } from '../../lambdas/coach/screening/questionnaire.ts';
import type { Line } from '../../lambdas/coach/timeline/lines.ts';
import { KNOWLEDGE } from '../../lambdas/locales/english/knowledge.ts';
import type { Said } from '../../lambdas/locales/locale.ts';
import { localeFor } from '../../lambdas/locales/regional.ts';
import { varyBy, type Wordings } from '../../lambdas/locales/wordings.ts';
import { EVERY_ACT, EVERY_LINE } from './samples.ts';
import { spokenSeconds, wordingsOf, wordingsOfLine } from './spoken.ts';

const US = localeFor('en-US');
const COUNTS = [3, 4, 5, 6, 12] as const;
const MOMENTS = [0, 1, 2, 3, 4, 5, 6, 7];
const VISITS = Array.from({ length: 24 }, (_, visit) => visit);

function listWordings(count: number): Wordings {
  const [first = '', second = '', third = '', ...others] = Array.from({ length: count }, (_, at) => `${at}`);
  return [first, second, third, ...others];
}

const heardAt = (visit: number, wordings: Wordings): Set<string> =>
  new Set(MOMENTS.map((moment) => varyBy(visit, moment)(...wordings)));

describe.each(COUNTS)('a line with %i wordings', (count) => {
  const wordings = listWordings(count);

  it('is never said in the same words at two visits in a row', () => {
    const repeated = VISITS.filter((visit) => {
      const next = heardAt(visit + 1, wordings);
      return [...heardAt(visit, wordings)].some((words) => next.has(words));
    });
    expect(repeated).toEqual([]);
  });

  it('is heard in all of its wordings before long', () => {
    const heard = new Set(VISITS.slice(0, count).flatMap((visit) => [...heardAt(visit, wordings)]));
    expect(heard.size).toBe(count);
  });

  it('is heard in all of them where it is said once a visit', () => {
    const heard = VISITS.slice(0, count).map((visit) => varyBy(visit, null)(...wordings));
    expect(heard).toEqual(wordings);
  });

  it('begins with the plainest', () => {
    expect([varyBy(0, 0)(...wordings), varyBy(0, null)(...wordings)]).toEqual(['0', '0']);
  });
});

/** Acts on which somebody's safety may hang. */
const SAFETY_ACTS: readonly Said['act'][] = [
  'welcome',
  'emergency',
  'urgent',
  'refer',
  'unheard',
  'stop_for',
  'stuck',
  'crisis',
  'no_answer',
  'if_unwell',
  'ok',
  'gentle',
  'left_out',
  'no_routine',
  'stopped_twice',
  'get_into_position',
  'get_up',
  'roll_off',
  'region_stopped',
  'cramp',
];

const SAFETY_LINES: readonly Line['line'][] = [
  'pressure',
  'region_stopped',
  'left_out',
  'close_get_up',
  'eased',
  'no_harder',
];

describe('words on which safety hangs', () => {
  it('are the same at every visit', () => {
    const isSafety = (act: Said): boolean =>
      SAFETY_ACTS.includes(act.act) || (act.act === 'ask' && YES_NO_IDS.some((id) => id === act.question));
    const varying = EVERY_ACT.filter((act) => isSafety(act) && wordingsOf(US, act).length > 1);
    expect(varying).toEqual([]);
  });

  it('are the same in every hold', () => {
    const lines = EVERY_LINE.filter(({ line }) => SAFETY_LINES.includes(line));
    expect(lines.filter((line) => wordingsOfLine(US, line).length > 1)).toEqual([]);
  });
});

describe('each wording', () => {
  const rules: readonly (readonly [string, Line, RegExp])[] = [
    ['of the passes says how fast', { line: 'passes', gentle: false }, /three seconds/i],
    ['of the passes says slowly', { line: 'passes', gentle: false }, /slow/i],
    ['of gentle passes says lightly', { line: 'passes', gentle: true }, /light/i],
    ['of gentle passes says slowly', { line: 'passes', gentle: true }, /slow/i],
    ['of finding the spot says where', { line: 'find', gentle: false }, /tender|sore/i],
    ['of finding the spot says to stop', { line: 'find', gentle: false }, /stop/i],
    ['of finding a mild spot says so', { line: 'find', gentle: true }, /mild/i],
    ['of breathing with the swell says in', { line: 'breathe_along' }, /\bin\b/i],
    ['of breathing with the swell says out', { line: 'breathe_along' }, /\bout\b/i],
    ['of a countdown counts', { line: 'three_two_one' }, /three, two, one\.$/i],
    ['of what waits for "ready" says so', { line: 'say_ready' }, /ready/i],
    [
      'of the first "ready" says that the name comes first',
      { line: 'say_name_first' },
      /(?=.*ready).*my name first/i,
    ],
  ];

  it.each(rules)('%s', (_, line, rule) => {
    expect(wordingsOfLine(US, line).filter((words) => !rule.test(words))).toEqual([]);
  });

  it.each(['pain_now', 'hardest', 'back_now'] as const)('of %s asks for zero to ten', (question) => {
    const ask = { act: 'ask', question, form: 'plain', left: null, rest: [], about: null } as const;
    const asked = wordingsOf(US, ask);
    expect(asked.length).toBeGreaterThanOrEqual(3);
    expect(asked.filter((words) => !/zero to ten/i.test(words))).toEqual([]);
  });
});

describe('what is told in a hold', () => {
  const told = Object.values(KNOWLEDGE).flat();

  it('fits eight seconds at a slow pace, and asks nothing', () => {
    expect(told.filter((words) => spokenSeconds(words) > 8 || words.includes('?'))).toEqual([]);
  });

  it('promises nothing', () => {
    const promises = /\b(?:cures?|treats?|heals?|proven|releases?|flush\w*|toxins?|guarantee\w*|safe)\b/i;
    expect(told.filter((words) => promises.test(words))).toEqual([]);
  });

  it('is said of each thing once', () => {
    expect(new Set(told).size).toBe(told.length);
  });
});
