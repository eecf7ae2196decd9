import { describe, expect, it } from 'vitest';
import { isBeingSaid, OwnVoice } from '../../../simulator/listening/own-voice.ts';

const FRAMES = 60;

/** The coach's voice comes back from the loudspeaker at a tenth of its loudness. */
function listenToCoach(): OwnVoice {
  const ownVoice = new OwnVoice();
  for (let frame = 0; frame < FRAMES; frame += 1) ownVoice.hearsMore(0.01, 0.1);
  return ownVoice;
}

describe("the coach's own voice at the microphone", () => {
  it.each([
    ['is nobody else, at the loudness at which it comes back', 0.01, 0.1, false],
    ['is nobody else when it is played louder', 0.02, 0.2, false],
    ['is told from somebody who speaks over it', 0.05, 0.1, true],
    ['is told from somebody who speaks while it is turned down', 0.05, 0.01, true],
  ])('%s', (_, microphone, played, more) => {
    expect(listenToCoach().hearsMore(microphone, played)).toBe(more);
  });

  it('is not judged before it was heard for more than half a second', () => {
    expect(new OwnVoice().hearsMore(0.05, 0.1)).toBe(false);
  });

  it('leaves no doubt about who speaks while it is silent', () => {
    expect(new OwnVoice().hearsMore(0.05, 0)).toBe(true);
    expect(new OwnVoice().hearsMore(0.001, 0)).toBe(false);
  });

  it('stays the measure while somebody speaks over it for a second', () => {
    const ownVoice = listenToCoach();
    for (let frame = 0; frame < 33; frame += 1) expect(ownVoice.hearsMore(0.05, 0.1)).toBe(true);
    expect(ownVoice.hearsMore(0.01, 0.1)).toBe(false);
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
