import { it } from 'vitest';
import { talk, holdsIn } from './talk.ts';
import { FIRST_VISIT, NEXT_VISIT } from './scripts.ts';
it('x', async () => {
  const t0 = performance.now();
  const turns = await talk([...FIRST_VISIT, '(wait 2d)', ...NEXT_VISIT, '(wait 2d)', ...NEXT_VISIT, '(wait 2d)', ...NEXT_VISIT]);
  console.log(performance.now() - t0, turns.length);
  for (const t of turns) console.log(t.n, t.at, t.said, '|', t.intent, t.phase, t.level, t.microphone, holdsIn(t).join(), t.closeMs, (t.audioMs/1000).toFixed(0), t.heard.slice(0, 500));
});
