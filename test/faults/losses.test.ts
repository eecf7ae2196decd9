/** Whatever answer is lost, and however the skill hears of it: nothing is credited that wasn't heard. */
import { expect, it } from 'vitest';
import { lose, LOSSES, REOPENINGS, TELLINGS, WHOLE_SECONDS } from './losses.ts';

const ROWS = LOSSES.flatMap((loss) =>
  TELLINGS.flatMap((telling) => {
    const credited = loss.credited[telling];
    if (credited === undefined) return [];
    return REOPENINGS.map(([after, ms]) => [loss.moment, telling, after, credited, ms, loss] as const);
  }),
);

it.each(ROWS)(
  'lost is %s; told by %s; reopened after %s: %d s are credited, and the rest is played again',
  async (_moment, telling, _after, credited, ms, loss) => {
    expect(credited).toBeLessThanOrEqual(loss.heard);
    expect(await lose(loss, telling, ms)).toEqual({ atLaunch: credited, atEnd: WHOLE_SECONDS });
  },
);
