import { expect, it } from 'vitest';
import { advance } from '../../../../lambdas/coach/advance.ts';
import { whole } from '../../support/history.ts';
import { run } from '../../support/facts.ts';
import { around, asking, have, NOW, number, regionsPlayed, talk } from '../../support/talking.ts';

it('leaves a sore place out of all that is still to be rolled, though it is named while a pain is asked about', () => {
  const rolling = talk(
    {},
    { stage: 'rolling', run: run('a', NOW, { next: 3 }), asked: asking('how_strong') },
  );
  const noted = whole(advance(rolling, have('sore_skin', 'hip_tfl'), around()));
  if (noted.then !== 'ask') throw new Error('expected a session that goes on');
  const turn = whole(advance(noted.conversation, number(3), around()));
  expect(regionsPlayed(turn)).not.toContain('hip_tfl');
});
