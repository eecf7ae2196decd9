import { describe, expect, it } from 'vitest';
import { countByIntent, findConfusions, computeCurve, judgeAll, measureAt } from '../../bench/accuracy.ts';
import { readPhrases } from '../../bench/phrases.ts';
import { makeCandidateSearch } from '../../simulator/nlu/understand.ts';
import { wordsOf } from '../../simulator/nlu/words.ts';
import { MODEL } from '../simulator/fixture.ts';
import { MODEL as SKILL } from '../conversations/talk.ts';

const phrases = readPhrases('en');
const all = [...Object.values(phrases.unseen).flat(), ...phrases.foreign, ...phrases.red];

describe('the phrases that measure understanding', () => {
  it('are at least ten for each custom intent, sixty foreign ones and sixty red ones', () => {
    const own = SKILL.intents.filter(({ name }) => !name.startsWith('AMAZON.')).map(({ name }) => name);
    expect(own.filter((name) => new Set(phrases.unseen[name]).size < 10)).toEqual([]);
    expect(new Set(phrases.foreign).size).toBe(60);
    expect(new Set(phrases.red).size).toBe(60);
  });

  it('are never samples, which the interaction model knows by heart', () => {
    const samples = new Set(
      SKILL.intents.flatMap((intent) => intent.samples.map((one) => wordsOf(one).join(' '))),
    );
    expect(all.filter((phrase) => samples.has(wordsOf(phrase).join(' ')))).toEqual([]);
  });

  it('are counted as right, as refused, and by the pair of intents that was confused', () => {
    const judged = judgeAll(
      makeCandidateSearch(MODEL, null),
      {
        unseen: {
          HurtsIntent: ['it hurts', 'what hurts'],
          StartRoutineIntent: ['it hurts'],
          NoneSuch: ['x'],
        },
        foreign: ['play jazz', 'pause'],
        red: [],
      },
      (intent) => intent !== 'NoneSuch',
    );
    expect(measureAt(judged, 1)).toEqual({ enough: 1, accuracy: 1 / 3, refused: 0.5 });
    expect(countByIntent(judged)).toEqual([
      { intent: 'HurtsIntent', right: 1, all: 2 },
      { intent: 'StartRoutineIntent', right: 0, all: 1 },
    ]);
    expect(computeCurve(judged).map(({ enough }) => enough)).toContain(0.5);
    expect(findConfusions(judged)).toContainEqual({
      wanted: 'StartRoutineIntent',
      got: 'HurtsIntent',
      said: ['it hurts'],
    });
  });
});
