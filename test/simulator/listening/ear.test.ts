import { describe, expect, it } from 'vitest';
import { Ear, type EarNews } from '../../../simulator/listening/ear.ts';
import type { Attention } from '../../../simulator/listening/grammar.ts';
import {
  DOES_NOT_FIT,
  FITS,
  FITS_BADLY,
  FITS_BUT_FOR_ONE,
  type Found,
  QUIET,
  SPEECH,
  ToldEngine,
} from './engine.ts';

/** In frames of 30 ms: a second; longer than the name alone lasts; a word, a sentence, and a click. */
const SECOND = 33;
const NINE_SECONDS = 300;
const A_WORD = 15;
const A_SENTENCE = 50;
const A_CLICK = 2;

/** A root mean square. */
const LOUDER_THAN_SPEECH = 1;

function openEar(attention: Attention): {
  readonly engine: ToldEngine;
  readonly news: EarNews[];
  readonly hear: (text: string, frames?: number, found?: Found) => void;
  readonly wait: (frames: number) => void;
} {
  const engine = new ToldEngine();
  const news: EarNews[] = [];
  const ear = new Ear(engine, (each) => news.push(each));
  ear.listenFor({ sentences: ['pause', 'yes', 'no'], attention, name: 'alexa' });
  const follow = (frame: Float32Array, frames: number): void => {
    for (let at = 0; at < frames; at += 1) ear.follow(frame);
  };
  const wait = (frames: number): void => {
    follow(QUIET, frames);
  };
  wait(SECOND);
  return {
    engine,
    news,
    wait,
    hear: (text, frames = A_WORD, found = {}) => {
      engine.recognise(text, found);
      follow(SPEECH, frames);
      wait(SECOND);
    },
  };
}

const ended = { kind: 'speaks', speaks: false } as const;

describe('an ear', () => {
  it('tells that somebody speaks, that they ceased, and what they said', () => {
    const { news, hear } = openEar('open');
    hear('yes');
    expect(news).toEqual([
      { kind: 'speaks', speaks: true },
      ended,
      { kind: 'words', words: 'yes', named: false },
    ]);
  });

  it.each([
    ['other speech', 'phone_hh phone_aa phone_y', false],
    ['other speech that a command begins', 'pause phone_dh phone_ah', false],
    ['other speech after the name', 'alexa phone_hh phone_aa', true],
    ['nothing that the engine could read', '', false],
  ])('makes nothing of %s', (_, text, named) => {
    const { news, hear } = openEar('open');
    hear(text);
    expect(news.at(-1)).toEqual({ kind: 'refused', named });
  });

  it('makes nothing of a command that is only a part of what was said', () => {
    const { news, hear } = openEar('open');
    hear('pause', A_SENTENCE, { toS: 0.8 });
    expect(news.at(-1)).toEqual({ kind: 'refused', named: false });
  });

  it.each([
    ['yes', FITS_BADLY],
    ['alexa', FITS_BADLY],
    ['it hurts', DOES_NOT_FIT],
  ])('makes nothing of "%s" with sounds that nobody said', (words, scores) => {
    const { news, hear } = openEar('open');
    hear(words, A_WORD, { scores: [scores] });
    expect(news.at(-1)).toEqual({ kind: 'refused', named: false });
  });

  it('stops for somebody whose accent would be too much for any other command', () => {
    const { news, hear } = openEar('named');
    hear('it hurts', A_WORD, { scores: [FITS_BADLY] });
    expect(news.at(-1)).toEqual({ kind: 'words', words: 'it hurts', named: false });
  });

  it('makes nothing of words whose sounds the engine could not find', () => {
    const { news, hear } = openEar('open');
    hear('yes', A_WORD, { scores: [[]] });
    expect(news.at(-1)).toEqual({ kind: 'refused', named: false });
  });

  it('takes words of which one sound is off', () => {
    const { news, hear } = openEar('open');
    hear('yes', A_WORD, { scores: [FITS_BUT_FOR_ONE] });
    expect(news.at(-1)).toEqual({ kind: 'words', words: 'yes', named: false });
  });

  it.each([
    ['was said before a command that was not', [FITS, DOES_NOT_FIT], true],
    ['was not said', [DOES_NOT_FIT, FITS], false],
  ])('knows its name if it %s', (_, scores, named) => {
    for (const text of ['alexa pause', 'alexa phone_aa']) {
      const { news, hear } = openEar('named');
      hear(text, A_WORD, { scores });
      expect(news.at(-1)).toEqual({ kind: 'refused', named });
    }
  });

  it('stops for somebody who cries out before or after the words, but not for a long sentence', () => {
    const { news, hear } = openEar('named');
    hear('it hurts', A_SENTENCE, { toS: 1.5 });
    expect(news.at(-1)).toEqual({ kind: 'words', words: 'it hurts', named: false });
    hear('it hurts', A_SENTENCE, { toS: 0.8 });
    expect(news.at(-1)).toEqual({ kind: 'refused', named: false });
  });

  it('does not notice a click', () => {
    const { news, hear } = openEar('open');
    hear('no', A_CLICK);
    expect(news).toEqual([]);
  });

  it('does without the name after the name alone, for eight seconds or one sentence', () => {
    const { engine, news, hear, wait } = openEar('named');
    const named = engine.grammars.at(-1);
    hear('alexa');
    const open = engine.grammars.at(-1);
    expect(open).not.toBe(named);
    expect(news.at(-1)).toEqual({ kind: 'name' });
    hear('pause');
    expect(engine.grammars.at(-1)).toBe(named);

    hear('alexa');
    wait(NINE_SECONDS);
    expect(engine.grammars.at(-1)).toBe(named);
    expect(news.at(-1)).toEqual({ kind: 'waited' });
  });

  it('does without the name after the name with other speech, so that the command can be said again', () => {
    const { engine, news, hear } = openEar('named');
    hear('alexa phone_p phone_aa');
    expect(news.at(-1)).toEqual({ kind: 'refused', named: true });
    expect(engine.grammars.at(-1)).not.toContain('alexa <wanted> | alexa | <danger>');
  });

  it("takes the coach's own voice for no speech, and a person's over it for speech", () => {
    const engine = new ToldEngine();
    const news: EarNews[] = [];
    const ear = new Ear(engine, (each) => news.push(each));
    for (let at = 0; at < SECOND; at += 1) ear.follow(QUIET);
    for (let at = 0; at < SECOND; at += 1) ear.follow(SPEECH, LOUDER_THAN_SPEECH);
    expect(news).toEqual([]);
    for (let at = 0; at < A_WORD; at += 1) ear.follow(SPEECH, 0.01);
    expect(news).toEqual([{ kind: 'speaks', speaks: true }]);
  });

  it('keeps waiting for the command after the name if other speech comes first', () => {
    const { engine, hear } = openEar('named');
    hear('alexa');
    const open = engine.grammars.at(-1);
    hear('phone_ah phone_m', A_WORD);
    expect(engine.grammars.at(-1)).toBe(open);
  });

  it('takes new sentences at once, and the name as it was', () => {
    const engine = new ToldEngine();
    const ear = new Ear(engine, () => undefined);
    ear.listenFor({ sentences: ['two'], attention: 'named', name: 'computer' });
    expect(engine.grammars.at(-1)).toContain('computer <wanted>');
    expect(engine.grammars.at(-1)).toMatch(/<command> = two;/);
  });
});
