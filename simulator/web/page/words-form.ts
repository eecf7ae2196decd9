/** What the person says: typed, or heard by the browser. */
import type { Command } from '../messages.ts';
import { element } from './elements.ts';
import { offerListening } from './speech-recognition.ts';

/** Where words go. */
export interface Ear {
  readonly perform: (command: Command) => void;
  /** The device listens: what plays is turned down; or no longer. */
  readonly listens: (listens: boolean) => void;
  readonly note: (text: string) => void;
}

/** Takes words from the line, from the wake word's button and from the browser's recognition. */
export function offerWords(ear: Ear): void {
  const words = element('words', HTMLInputElement);
  let typing = false;
  const tellTyping = (now: boolean): void => {
    if (now === typing) return;
    typing = now;
    ear.perform({ kind: 'typing', typing: now });
  };
  const say = (said: string): void => {
    ear.listens(false);
    typing = false;
    if (said.trim() !== '') ear.perform({ kind: 'words', words: said });
    else ear.perform({ kind: 'typing', typing: false });
    words.value = '';
  };
  const listen = (): void => {
    ear.listens(true);
    tellTyping(true);
  };
  takeLine(words, say, tellTyping);
  element('wake', HTMLButtonElement).addEventListener('click', () => {
    listen();
    words.focus();
  });
  offerListening({
    begun: listen,
    heard: say,
    failed: ear.note,
    ended: () => {
      ear.listens(false);
      tellTyping(false);
    },
  });
}

function takeLine(
  words: HTMLInputElement,
  say: (said: string) => void,
  tellTyping: (now: boolean) => void,
): void {
  element('say', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    say(words.value);
  });
  words.addEventListener('input', () => {
    tellTyping(words.value !== '');
  });
  words.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') say('');
  });
}
