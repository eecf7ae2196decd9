import { describe, expect, it } from 'vitest';
import { memoryStore } from './memory.ts';
import { FIRST_VISIT, ROLLING, times } from './scripts.ts';
import { holdsIn, talk } from './talk.ts';

describe.each([
  ['en-US', '911', 'doctor', /988/],
  ['en-CA', '911', 'doctor', /988/],
  ['en-GB', '999', 'GP', /111.*mental health/],
  ['en-AU', '000', 'GP', /13 11 14/],
  ['en-IN', '112', 'doctor', /14416|112/],
])('the coach, in %s,', (locale, number, doctor, crisis) => {
  const others = ['911', '999', '000', '112'].filter((other) => other !== number);
  const hearAnswerTo = async (...words: string[]): Promise<string> =>
    (await talk(['open foam roll coach', ...words], { locale })).at(-1)?.heard ?? '';

  it('names the local emergency number in an emergency, and no other', async () => {
    const heard = await hearAnswerTo('forty', 'i have chest pain');
    expect(heard).toMatch(new RegExp(`^(?:\\S+ ){0,5}${number}\\b.*or your local emergency number`));
    const byYes = await hearAnswerTo('forty', 'yes', 'yes');
    expect(byYes).toContain(`call ${number} now, or your local emergency number`);
    for (const other of others) expect(`${heard} ${byYes}`).not.toContain(other);
  });

  it('names it in the welcome, in Help, after a fall, and to someone unsure of a red flag', async () => {
    for (const heard of [
      await hearAnswerTo(),
      await hearAnswerTo('help'),
      await hearAnswerTo("i've fallen"),
      await hearAnswerTo('forty', 'not sure', 'not sure'),
    ]) {
      expect(heard).toMatch(new RegExp(`\\b${number}\\b`));
      for (const other of others) expect(heard).not.toContain(other);
    }
  });

  it('calls the clinician by the local name', async () => {
    const urgent = await hearAnswerTo('forty', ...times(4, 'no'), 'i have a fever');
    expect(urgent).toContain(doctor);
    const refer = await hearAnswerTo('forty', ...times(9, 'no'), 'i had cancer', 'none', ...times(4, 'no'));
    expect(refer).toContain(doctor);
    if (doctor === 'GP') expect(`${urgent} ${refer}`).not.toContain('doctor today');
  });

  it('names a local line to someone in a crisis', async () => {
    expect(await hearAnswerTo('i want to die')).toMatch(crisis);
  });

  it('takes the emergency number of any country as an emergency', async () => {
    for (const words of ['nine one one', 'nine nine nine', 'one one two', 'zero zero zero']) {
      const turns = await talk([...ROLLING, `@35 ${words}`], { locale });
      expect(turns.at(-1)).toMatchObject({ level: 'emergency', microphone: 'closed' });
      expect(turns.at(-1)?.heard).toContain(number);
    }
  });

  it('plays the same five holds on a first visit', async () => {
    const turns = await talk(FIRST_VISIT, { locale, store: memoryStore() });
    expect(turns.flatMap(holdsIn)).toEqual([30, 30, 30, 30, 30]);
  });
});
