import { describe, expect, it } from 'vitest';
import { isBeingSaid, OwnVoice } from '../../../simulator/listening/own-voice.ts';

const FRAMES = 60;

/** The coach's voice comes back from the loudspeaker at a tenth of its loudness. */
function listenToCoach(): OwnVoice {
  const ownVoice = new OwnVoice();
  for (let frame = 0; frame < FRAMES; frame += 1) ownVoice.follow(0.01, 0.1);
  return ownVoice;
}

describe("the coach's own voice at the microphone", () => {
  it.each([
    ['may be that loud, at the loudness at which it comes back', 0.01, 0.1, true],
    ['may be that loud when it is played louder', 0.02, 0.2, true],
    ['is softer than somebody who speaks over it', 0.05, 0.1, false],
    ['is softer than somebody who speaks while it is turned down', 0.05, 0.01, false],
  ])('%s', (_, microphone, played, may) => {
    expect(listenToCoach().follow(microphone, played) >= microphone).toBe(may);
  });

  it('may come back as loud as it is played, before it was heard for more than half a second', () => {
    expect(new OwnVoice().follow(0.05, 0.1)).toBe(0.1);
  });

  it('is not there while it is silent', () => {
    expect(listenToCoach().follow(0.05, 0)).toBe(0);
  });

  it('stays the measure while somebody speaks over it for a second', () => {
    const ownVoice = listenToCoach();
    for (let frame = 0; frame < 33; frame += 1) ownVoice.follow(0.05, 0.1);
    expect(ownVoice.follow(0.05, 0.1)).toBeCloseTo(listenToCoach().follow(0.05, 0.1));
  });

  it.each([
    ['alexa ready', 'When you’re there, say: Alexa, ready.', true],
    ['it hurts', 'If it hurts, tell me.', true],
    ['it hurts', 'Breathe out.', false],
    ['no', 'Now turn over.', false],
  ])('may be "%s" while it says "%s": %s', (heard, saying, may) => {
    expect(isBeingSaid(heard, saying)).toBe(may);
  });
});
