import { beforeAll, describe, expect, it } from 'vitest';
import { readCommands } from '../../../docs/handout/commands.ts';
import { ASKED_IDS } from '../../../lambdas/coach/conversation/questions.ts';
import { DANGER } from '../../../simulator/listening/danger.ts';
import { NAMES } from '../../../simulator/listening/grammar.ts';
import { findSpeechModel, wordsHeardIn } from '../../../simulator/listening/model-files.ts';
import { OTHERWISE_ANSWERED, listSaidBack, sentencesAt } from '../../../simulator/listening/moments.ts';
import type { Pronunciations } from '../../../simulator/listening/pronunciations.ts';
import { loadModel } from '../../../simulator/nlu/schema.ts';
import { makeUnderstanding, type Understanding } from '../../../simulator/nlu/understand.ts';

const MODEL = loadModel('interaction-models', 'en-US');

/** The intents that stop a hold, or end the session. */
const STOPPING = [
  ...[
    'AMAZON.StopIntent',
    'AMAZON.HelpIntent',
    'HurtsIntent',
    'StuckIntent',
    'EmergencyIntent',
    'HaveIntent',
  ],
];

const at = (asked: string, said = ''): string[] => sentencesAt({ asked, phase: 'check_in', said }, MODEL);

describe('what is listened for', () => {
  let understanding: Understanding;
  let pronunciations: Pronunciations;
  beforeAll(() => {
    understanding = makeUnderstanding(MODEL);
    ({ pronunciations } = findSpeechModel());
  });

  it('is a matter of questions that the coach asks', () => {
    expect(ASKED_IDS).toEqual(expect.arrayContaining(Object.keys(OTHERWISE_ANSWERED)));
  });

  it.each(DANGER)('"%s" is understood word for word, as something that stops a hold', (sentence) => {
    const understood = understanding.inSession(sentence);
    expect(understood).toMatchObject({ kind: 'intent', match: 'exact' });
    expect(STOPPING).toContain(understood.kind === 'intent' ? understood.intent : null);
  });

  it('is understood word for word, but for two words of which the coach names one', () => {
    const all = [...new Set(ASKED_IDS.flatMap((asked) => at(asked)))];
    // One in four: each costs the whole model, and they come from it.
    const tried = all.filter((_, index) => index % 4 === 0);
    const guessed = tried.filter((sentence) => understanding.inSession(sentence).match !== 'exact');
    expect(tried.length).toBeGreaterThan(100);
    expect(['pain', 'seconds']).toEqual(expect.arrayContaining(guessed));
  });

  it.each(['pain_now', 'hardest', 'how_strong', 'back_now'])('at %s is each number of the scale', (asked) => {
    const scale = 'zero one two three four five six seven eight nine ten'.split(' ');
    expect(at(asked)).toEqual(expect.arrayContaining(scale));
  });

  it('before the first hold, or where reach is asked for, is what docs/what-you-can-say.md teaches, but for questions', () => {
    const here = new Set([...at('ready'), ...at('reach'), ...DANGER]);
    const taught = readCommands()
      .filter(({ to }) => !/^ask |example/.test(to))
      .flatMap(({ say }) => say.map((phrase) => phrase.toLowerCase()));
    // "Chest pain" must never be heard as "no chest pain".
    expect(taught.filter((phrase) => !here.has(phrase))).toEqual(['no chest pain']);
  });

  it('is said back where it is a number alone, but for times and minutes', () => {
    const expected = [
      'adult',
      'age',
      'back_now',
      'hardest',
      'how_strong',
      'pain_now',
      'pain_or_seconds',
      'seventy',
    ];
    const isNumber = (sentence: string): boolean => ['two', 'ten', 'forty one'].includes(sentence);
    const asking = ASKED_IDS.filter((asked) => at(asked).some(isNumber));
    expect(asking.filter((asked) => !asked.startsWith('remind')).sort()).toEqual(expected);
    for (const asked of expected)
      expect(Object.keys(listSaidBack({ asked }))).toEqual(
        expect.arrayContaining(at(asked).filter(isNumber)),
      );
  });

  it('at every other question is yes, no and not sure', () => {
    const answers = ['yes', 'no', "i don't know"];
    const others = ASKED_IDS.filter((asked) => !(asked in OTHERWISE_ANSWERED));
    expect(others.filter((asked) => !answers.every((answer) => at(asked).includes(answer)))).toEqual([]);
  });

  it('is what a question names, and its denial', () => {
    const heard = at('unwell', 'Any fever, night sweats, or a new lump?');
    expect(heard).toEqual(expect.arrayContaining(['fever', 'no fever', 'night sweats', 'no night sweats']));
    expect(at('leg')).not.toContain('fever');
  });

  it('is what opens the skill, while no session is open', () => {
    expect(sentencesAt({ asked: null, phase: null, said: '' }, MODEL)).toEqual(['open foam roll coach']);
  });

  it('has a sound: the engine knows each word of the sentences, of danger, and the names', () => {
    const known = new Set(wordsHeardIn(MODEL, pronunciations).map(([word]) => word));
    const usual = [
      ...DANGER,
      ...NAMES,
      ...['age', 'hardest', 'ready', 'remind', 'saddle'].flatMap((id) => at(id)),
    ];
    const words = new Set(usual.flatMap((sentence) => sentence.split(' ')));
    expect([...words].filter((word) => !known.has(word))).toEqual([]);
  });
});
