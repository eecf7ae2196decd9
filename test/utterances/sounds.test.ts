import { describe, expect, it } from 'vitest';
import { readCommands } from '../../bench/commands.ts';
import { findSoundAlikes, soundDistance, soundsOf } from '../../bench/sound-distance.ts';
import { answerAt } from '../conversations/phases.ts';
import { MODEL, understood } from '../conversations/talk.ts';

/** The least distance of two commands of different intents, without a reason (0: the same, 1: nothing in common). */
const APART = 0.34;

/** Why a pair may be nearer: what happens if one is taken for the other. */
const REASONS: Readonly<Record<string, string>> = {
  'numb / none': 'both stop the hold',
  'nine / none': 'the same; a number unasked stops the hold and asks what it is about',
  'one / none': 'the same',
  'nine / numb': 'both stop the hold: a number unasked asks "pain, or seconds?", and numb ends the routine',
  'stop / stuck': 'both stop the hold; stuck tells how to get up and gives the number',
  'softer / shorter': 'both make it less, the one the pressure, the other the time, and the coach says which',
  'wait / eight': 'both stop the hold',
  'next / six': '"next" is echoed by the name of the next place; six unasked stops the hold and asks',
  'skip / stop':
    '"next" is the taught word; skip for stop goes on to the next place, and stop said again ends it',
  'again / ten': '"ten" unasked stops the hold and asks; again plays the words again',
};

const commands = readCommands();

describe('the commands for the middle of a hold', () => {
  it('are understood as the intents under which they are listed', () => {
    const names = new Set(MODEL.intents.map(({ name }) => name));
    const wrong = Object.entries(commands)
      .filter(([intent]) => names.has(intent))
      .flatMap(([intent, phrases]) =>
        phrases.map((phrase) => ({ intent, phrase, got: understood.inSession(phrase) })),
      )
      .filter(({ intent, got }) => got.kind !== 'intent' || got.intent !== intent || got.match === 'fallback')
      .map(
        ({ intent, phrase, got }) =>
          `${phrase}: ${got.kind === 'intent' ? got.intent : got.kind}, not ${intent}`,
      );
    expect(wrong).toEqual([]);
  });

  it(`sound at least ${APART} apart for different intents, or have a reason not to`, () => {
    const near = findSoundAlikes(commands, APART).map(({ one, other }) => `${one} / ${other}`);
    expect(near.sort()).toEqual(Object.keys(REASONS).sort());
  });
});

describe('the coach, hearing a command that is easily taken for another,', () => {
  it.each(['wait', 'eight', 'six', 'ten', 'nine', 'one', 'stuck', 'numb', 'none'])(
    'stops a hold after "%s"',
    async (said) => {
      expect((await answerAt('a hold', said)).steps).toEqual([]);
    },
  );
});

describe('the distance of sounds', () => {
  it.each([
    ['pause', 'pause', 0],
    ['ready', 'read', 0.2],
    ['next', 'text', 0.16],
  ])('between %s and %s is %d', (one, other, distance) => {
    expect(soundDistance(one, other)).toBeCloseTo(distance, 2);
    expect(soundDistance(other, one)).toBe(soundDistance(one, other));
  });

  it('considers each way in which a word is said', () => {
    expect(soundsOf('again')).toHaveLength(2);
  });

  it('is refused for a word that the dictionary lacks, by its name', () => {
    expect(() => soundsOf('foam xyzzy')).toThrow('not in the pronouncing dictionary: xyzzy');
  });
});
