import { describe, expect, it } from 'vitest';
import { ASKED_IDS } from '../../lambdas/coach/conversation/questions.ts';
import { DANGER } from '../../simulator/listening/danger.ts';
import { type Moment, sentencesAt } from '../../simulator/listening/moments.ts';
import { NO_SESSION, readMoment } from '../../simulator/web/moment.ts';
import { BACK, FIRST_VISIT, FRIENDLIEST } from './scripts.ts';
import { MODEL, talk } from './talk.ts';

const listensFor = (moment: Moment): readonly string[] => [...sentencesAt(moment, MODEL), ...DANGER];

describe('the page that listens by itself', () => {
  it('listens at each question for the answer that leads on', () => {
    const unheard = ASKED_IDS.filter(
      (asked) => !listensFor({ asked, phase: null, said: '' }).includes(FRIENDLIEST[asked]),
    );
    expect(unheard.map((asked) => `${asked}: ${FRIENDLIEST[asked]}`)).toEqual([]);
  });

  it.each([
    ['a first visit', FIRST_VISIT],
    [
      'a hold with everything in it',
      [
        ...[...BACK.slice(0, 1), ...FIRST_VISIT.slice(1, -3)],
        ...[
          '@50 pause',
          'carry on',
          '@30 easier',
          '@5 how long left',
          '@5 switch sides',
          '@5 it hurts',
          'two',
        ],
        ...['ready', '@5 next', '@5 stop'],
      ],
    ],
  ])('listens for every word of %s, at its moment', async (_, script) => {
    const turns = await talk(script);
    const moments = turns.map(({ response, heard }) => readMoment(response, heard) ?? NO_SESSION);
    const unheard = turns.filter(({ said }, at) => !listensFor(moments[at - 1] ?? NO_SESSION).includes(said));
    expect(turns.length).toBeGreaterThan(15);
    expect(unheard.map(({ said, n }) => `${n}: ${said}`)).toEqual([]);
  });
});
