import { loadModel } from '../simulator/nlu/schema.ts';
import { makeUnderstanding } from '../simulator/nlu/understand.ts';
import { openSkill, type MomentId } from './hearing/moments.ts';
const u = makeUnderstanding(loadModel('interaction-models', 'en-US'));
const say = openSkill(u);
const rows = (process.argv[2] ?? '').split('|').map((r) => r.split(':'));
for (const [m, s] of rows) {
  const h = await say(m as MomentId, s ?? '');
  const meant = u.inSession(s ?? '');
  console.log(`${m}: "${s}" -> ${JSON.stringify(h.event)} asked=${h.after.asked} level=${h.after.level} closed=${h.after.closed} plays=${h.after.plays}  [${meant.kind === 'intent' ? meant.intent + ' ' + meant.match + ' ' + JSON.stringify([...meant.slots].map(([k, v]) => k + '=' + v.value)) : ''}]`);
}
