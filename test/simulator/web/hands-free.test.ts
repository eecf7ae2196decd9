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
    handsFree.takeMoment({ sentences: ['yes'] });
    handsFree.takeStatus({ text: 'microphone open' });
    handsFree.takeStatus({ text: 'hold right glute 23 s' });
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
});
