import { describe, expect, it } from 'vitest';
import type { ListensFor } from '../../../simulator/listening/ear.ts';
import { FRAME_SAMPLES } from '../../../simulator/listening/frame.ts';
import type { Command } from '../../../simulator/web/messages.ts';
import { HandsFree } from '../../../simulator/web/page/listening/hands-free.ts';

const loud = new Float32Array(FRAME_SAMPLES).fill(0.1);
const SECOND_FRAMES = 33;

/** A page around it: what it did, and how loud the coach is at the microphone. */
function openPage({ saying = '', played = 0 } = {}) {
  const commands: Command[] = [];
  const lines: string[] = [];
  const turnedDown: boolean[] = [];
  const listened: ListensFor[] = [];
  const handsFree = new HandsFree({
    perform: (command) => commands.push(command),
    turnDown: (down) => turnedDown.push(down),
    listenFor: (listensFor) => listened.push(listensFor),
    show: (line) => lines.push(line),
    showHeard: () => undefined,
    played: () => played,
    saying: () => saying,
  });
  const sound = (frame: Float32Array, frames: number): void => {
    for (let at = 0; at < frames; at += 1) handsFree.takeFrame(frame);
  };
  return { handsFree, commands, lines, turnedDown, listened, sound };
}

const speaks = (does: boolean) => ({ kind: 'speaks', speaks: does }) as const;
const words = (said: string, named = false) => ({ kind: 'words', words: said, named }) as const;

describe('hands-free', () => {
  it('listens without the name while the device waits for an answer, and with it otherwise', () => {
    const { handsFree, listened } = openPage();
    handsFree.takeMoment({ sentences: ['yes'], saidBack: {} });
    handsFree.takeStatus({ text: 'microphone open' });
    handsFree.takeStatus({ text: 'hold, 23 s' });
    expect(listened.map(({ attention }) => attention)).toEqual(['named', 'open', 'named']);
    expect(listened.at(-1)?.sentences).toEqual(['yes']);
  });

  it('turns the coach down while somebody speaks, and keeps the device waiting', () => {
    const { handsFree, commands, turnedDown, sound } = openPage();
    sound(loud, SECOND_FRAMES);
    handsFree.takeNews(speaks(true));
    expect(turnedDown).toEqual([true]);
    handsFree.takeNews(speaks(false));
    handsFree.takeNews({ kind: 'refused', named: false });
    expect(turnedDown.at(-1)).toBe(false);
    expect(commands).toEqual([
      { kind: 'typing', typing: true },
      { kind: 'typing', typing: false },
    ]);
  });

  it("does not turn the coach down for the coach's own voice", () => {
    const { handsFree, turnedDown, sound } = openPage({ saying: 'Breathe out.', played: 1 });
    sound(loud, 3 * SECOND_FRAMES);
    handsFree.takeNews(speaks(true));
    expect(turnedDown).toEqual([]);
  });

  it.each([
    ['the name alone, and for the words after it', words('ready', true), 'Say: Alexa, ready.'],
    ['words of danger', words('it hurts'), 'If it hurts, tell me.'],
  ])("does not take the coach's own voice for %s", (_, news, saying) => {
    const { handsFree, commands, sound } = openPage({ saying, played: 1 });
    sound(loud, 3 * SECOND_FRAMES);
    handsFree.takeNews(news);
    expect(commands).toEqual([]);
  });

  it('takes words that the coach is saying from somebody who says them louder', () => {
    const { handsFree, commands, sound } = openPage({ saying: 'If it hurts, tell me.', played: 1 });
    sound(loud, 2 * SECOND_FRAMES);
    sound(new Float32Array(FRAME_SAMPLES).fill(0.5), SECOND_FRAMES / 3);
    handsFree.takeNews(words('it hurts'));
    expect(commands).toEqual([{ kind: 'words', words: 'it hurts' }]);
  });

  it('says nothing to the coach for speech that it does not know', () => {
    const { handsFree, commands, lines } = openPage();
    handsFree.takeNews({ kind: 'refused', named: true });
    expect(commands).toEqual([]);
    expect(lines.at(-1)).toMatch(/not what you want/);
  });

  it('waits after the name alone, and ends the wait', () => {
    const { handsFree, commands, lines, turnedDown } = openPage();
    handsFree.takeNews({ kind: 'name' });
    expect(lines.at(-1)).toBe('Yes?');
    handsFree.takeNews({ kind: 'waited' });
    expect(turnedDown).toEqual([true, false]);
    expect(commands.at(-1)).toEqual({ kind: 'typing', typing: false });
  });

  it('goes by another name', () => {
    const { handsFree, listened, lines } = openPage();
    handsFree.setName('computer');
    expect(listened.at(-1)?.name).toBe('computer');
    expect(lines.at(-1)).toMatch(/say “Computer” first/);
  });

  it('takes words that the coach is saying from somebody who falls silent before they are told', () => {
    const { handsFree, commands, sound } = openPage({ saying: 'If it hurts, tell me.', played: 1 });
    sound(loud, 2 * SECOND_FRAMES);
    handsFree.takeNews(speaks(true));
    sound(new Float32Array(FRAME_SAMPLES).fill(0.5), SECOND_FRAMES / 3);
    sound(loud, SECOND_FRAMES);
    handsFree.takeNews(words('it hurts'));
    expect(commands.at(-1)).toEqual({ kind: 'words', words: 'it hurts' });
  });
});

describe('a number that is heard', () => {
  /** A page that has heard "it's a two" where a rating is asked for. */
  function hearTwo() {
    const page = openPage();
    page.handsFree.takeMoment({
      sentences: ["it's a two", 'two', 'ten', 'stop'],
      saidBack: { "it's a two": 'two', two: 'two', ten: 'ten' },
    });
    page.handsFree.takeNews(words("it's a two"));
    const sent = (): string[] => page.commands.flatMap((each) => (each.kind === 'words' ? [each.words] : []));
    const saidBack = (): string[] =>
      page.commands.flatMap((each) => (each.kind === 'say_back' ? [each.number] : []));
    return { ...page, sent, saidBack };
  }

  it('is said back, and not sent before somebody says that it is right', () => {
    const { handsFree, lines, listened, commands, sent, saidBack } = hearTwo();
    expect(saidBack()).toEqual(['two']);
    expect(lines.at(-1)).toBe('I heard “two”. Is that right?');
    expect(listened.at(-1)).toMatchObject({ attention: 'open' });
    expect(listened.at(-1)?.sentences).toEqual(expect.arrayContaining(['yes', 'no', 'stop']));
    expect(commands).toContainEqual({ kind: 'typing', typing: true });
    expect(sent()).toEqual([]);
    handsFree.takeNews(words('yes'));
    expect(sent()).toEqual(["it's a two"]);
    expect(listened.at(-1)?.sentences).not.toContain('yes');
  });

  it('is forgotten after a no, and the device waits for it no longer', () => {
    const { handsFree, commands, lines, sent } = hearTwo();
    handsFree.takeNews(words('no'));
    expect(lines.at(-1)).toBe('Then say it again, or touch it.');
    expect(commands.at(-1)).toEqual({ kind: 'typing', typing: false });
    handsFree.takeNews(words('yes'));
    expect(sent()).toEqual(['yes']);
  });

  it('gives way to another number, which is said back in its turn', () => {
    const { handsFree, sent, saidBack } = hearTwo();
    handsFree.takeNews(words('ten'));
    expect(saidBack()).toEqual(['two', 'ten']);
    expect(sent()).toEqual([]);
    handsFree.takeNews(words('ten'));
    expect(sent()).toEqual([]); // it may be the page's own "ten?"
    handsFree.takeNews(words('yeah'));
    expect(sent()).toEqual(['ten']);
  });

  it('is right if a person says it again', () => {
    const { handsFree, sound, sent } = hearTwo();
    handsFree.takeNews(speaks(true));
    sound(loud, SECOND_FRAMES);
    handsFree.takeNews(words('two'));
    expect(sent()).toEqual(["it's a two"]);
  });

  it('is forgotten for what matters more, or is no answer to it', () => {
    const { handsFree, sent } = hearTwo();
    handsFree.takeNews(words('it hurts'));
    handsFree.takeNews(words('yes'));
    expect(sent()).toEqual(['it hurts', 'yes']);
  });

  it('is never sent where nobody answers', () => {
    const { lines, commands, sound, sent } = hearTwo();
    sound(new Float32Array(FRAME_SAMPLES), 9 * SECOND_FRAMES);
    expect(lines.at(-1)).toBe('I heard “two”, and no yes. Say it again, or touch it.');
    expect(commands.at(-1)).toEqual({ kind: 'typing', typing: false });
    expect(sent()).toEqual([]);
  });

  it('keeps the device waiting while noise comes and goes', () => {
    const { handsFree, commands } = hearTwo();
    handsFree.takeNews(speaks(true));
    handsFree.takeNews(speaks(false));
    handsFree.takeNews({ kind: 'refused', named: false });
    expect(commands).not.toContainEqual({ kind: 'typing', typing: false });
  });

  it('is no answer to the next question', () => {
    const { handsFree, commands, sent } = hearTwo();
    handsFree.takeMoment({ sentences: ['yes'], saidBack: {} });
    expect(commands.at(-1)).toEqual({ kind: 'typing', typing: false });
    handsFree.takeNews(words('yes'));
    expect(sent()).toEqual(['yes']);
  });
});
