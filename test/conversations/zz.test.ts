import { it } from 'vitest';
import { memoryStore } from './memory.ts';
import { visits, BACK } from './scripts.ts';
import { talk, askedIn, holdsIn } from './talk.ts';

const show = async (lines: string[], scene: object) => {
  for (const t of await talk(lines, scene)) console.log(`> ${t.said}\n   ${t.heard.replaceAll('\n', ' ').slice(0, 420)}\n   [${askedIn(t)}] ${t.steps.map((s) => `${s.region}.${s.side}`).join(' ')}`);
};
it('shows', async () => {
  const store = memoryStore();
  await visits(3, { store });
  const at = (d: number) => ({ store, at: `2026-11-${d}T09:00:00.000Z` });
  console.log('A'); await show([...BACK, 'never my quads', 'make this my usual', 'ready', 'save this as my usual', 'carry on', 'three', 'two'], at(22));
  console.log('B'); await show(['ask foam roll coach for my usual', 'yes', 'no', 'no', 'two', 'you can use my quads again', 'roll my quads', 'ready', 'three','two', 'what do you keep about me'], at(24));
  console.log('C'); await show(['ask foam roll coach for the same again', 'yes', 'no', 'no', 'two', 'after a run', 'eight minutes', 'ready'], at(25));
  console.log('D'); await show(['ask foam roll coach i sat all day', 'yes', 'the usual', 'no', 'no', 'two', 'what do you keep about me', 'same', 'ready'], at(26));
  console.log('E'); await show(['ask foam roll coach never my calves', 'i sat all day and my leg is numb', 'yes'], at(27));
});
