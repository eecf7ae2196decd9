import { describe, expect, it } from 'vitest';
import { soundOf } from '../../../simulator/sound/bell.ts';
import { pcmOf } from '../../../simulator/sound/mix.ts';
import { render, type Rendered } from '../../../simulator/sound/render.ts';
import { apla, BELL, cue, mixer, SEGMENT, speech, ssml } from '../fixture.ts';
import { LOUD, toneVoice, WORD_SAMPLES } from './voice.ts';

const RING = pcmOf(soundOf('bell_01').samples ?? new Float32Array(0));
const [WORD = 0] = pcmOf(Float32Array.of(LOUD));
const SECOND = 24_000;

const rendered = (component: Record<string, unknown>): Promise<Rendered> =>
  render({ directives: [apla(component)] }, toneVoice());
const loudest = (pcm: Int16Array): number =>
  pcm.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
/** Returns the ranges of samples in which something is heard. */
function spans(pcm: Int16Array): [number, number][] {
  const found: [number, number][] = [];
  pcm.forEach((sample, at) => {
    if (sample === 0) return;
    const last = found.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else found.push([at, at + 1]);
  });
  return found;
}

describe('a rendered response', () => {
  it('lasts as long as planned: 45 s are 1,080,000 samples', async () => {
    const { pcm } = await rendered(mixer(45_000, cue(0, BELL), cue(2_000, speech('Hold.'))));
    expect(pcm.length).toBe(1_080_000);
  });

  it('rings each bell at the planned sample', async () => {
    const { pcm, bells } = await render(SEGMENT['response'], toneVoice());
    expect(bells).toEqual([5_000, 15_000]);
    for (const atMs of bells) expect(pcm.subarray(atMs * 24, atMs * 24 + RING.length)).toEqual(RING);
  });

  it('speaks when a cue begins, however long the words take', async () => {
    const { pcm, captions } = await rendered(
      mixer(9_000, cue(1_000, speech('One two.')), cue(7_500, speech('Three.'))),
    );
    expect(captions.map(({ atMs }) => atMs)).toEqual([1_000, 7_500]);
    expect(spans(pcm)).toEqual([
      [1_000 * 24, 1_000 * 24 + 2 * WORD_SAMPLES],
      [7_500 * 24, 7_500 * 24 + WORD_SAMPLES],
    ]);
  });

  it('pauses between two sentences, and for the length of a break', async () => {
    const { pcm, captions, audioMs } = await render(
      { outputSpeech: ssml('One two. Three. <break time="2s"/>Four') },
      toneVoice(),
    );
    expect(captions.map(({ atMs }) => atMs)).toEqual([0, 450, 2_550]);
    expect([audioMs, pcm.length]).toEqual([2_650, 2_650 * 24]);
  });

  it('requests each phrase from the voice once, at the pace of its prosody tag', async () => {
    const voice = toneVoice();
    const text = 'Go. Go. <prosody rate="50%">Go.</prosody> Call <say-as interpret-as="digits">911</say-as>.';
    await render({ outputSpeech: ssml(text) }, voice, 160);
    expect(voice.said).toEqual(['160: Go.', '80: Go.', '160: Call 9 1 1.']);
  });

  it.each([
    ['softer', { ...BELL, filter: { type: 'Volume', amount: '30%' } }, 1_000, 0.3],
    ['louder than it was, by a factor', { ...BELL, filter: { type: 'Volume', amount: 0.5 } }, 1_000, 0.5],
    ['its first 10 ms', { ...BELL, filter: { type: 'Trim', end: 10 } }, 10, null],
    ['without its first 900 ms', { ...BELL, filter: { type: 'Trim', start: 900 } }, 100, null],
    ['three times', { ...BELL, filter: { type: 'Repeat', repeatCount: 2 } }, 3_000, 1],
  ])('plays a bell %s', async (_, component, audioMs, loud) => {
    const { pcm } = await rendered(component);
    expect(pcm.length).toBe(audioMs * 24);
    if (loud !== null) expect(loudest(pcm) / loudest(RING)).toBeCloseTo(loud, 3);
    else expect(RING.join()).toContain(pcm.join());
  });

  it('fades in and out with the filters', async () => {
    const faded = { type: 'Sequencer', items: [speech('one two three four five six seven eight nine ten')] };
    const filter = [
      { type: 'FadeIn', duration: 500 },
      { type: 'FadeOut', duration: 250 },
    ];
    const { pcm } = await rendered({ ...faded, filter });
    expect([pcm[0], pcm[SECOND / 4], pcm[SECOND / 2], pcm[SECOND - 3_000]]).toEqual([
      0,
      Math.round(WORD / 2),
      WORD,
      Math.round(WORD / 2),
    ]);
  });

  it('mixes simultaneous sounds without clipping', async () => {
    const bed = { ...BELL, duration: 'trimToParent', filter: [{ type: 'Repeat', repeatCount: -1 }] };
    const { pcm } = await rendered(mixer(3_000, bed, cue(0, speech('One two three.'))));
    expect(loudest(pcm)).toBeGreaterThan(loudest(RING));
    expect(loudest(pcm)).toBeLessThan(32_767);
  });

  it('reports speech that runs into the next cue with the real voice', async () => {
    const { problems } = await rendered(mixer(9_000, cue(0, speech('a b c d e f.')), cue(500, BELL)));
    expect(problems).toEqual(['"a b c d e f." (0.0 s to 0.6 s) runs into the sound (0.5 s to 1.5 s)']);
  });

  it('contains no samples if nothing is said', async () => {
    expect((await render({}, toneVoice())).pcm.length).toBe(0);
  });
});
