/** The input for words, which are typed or recognised by the browser. */
import type { Command } from '../messages.ts';
import { findElement } from './elements.ts';
import { offerListening } from './speech-recognition.ts';

/** What opens the coach. */
export const OPENING = 'open foam roll coach';

/** Handles what the person says. */
export interface WordsHandlers {
  readonly perform: (command: Command) => void;
  /** Turns the sound down while the device listens, and up again afterwards. */
  readonly setListening: (listens: boolean) => void;
  readonly note: (text: string) => void;
  /** Whether a session is open. */
  readonly isOpen: () => boolean;
}

/** Connects the input line, the wake word button and the speech recognition. */
export function offerWords(handlers: WordsHandlers): void {
  const words = findElement('words', HTMLInputElement);
  let typing = false;
  const tellTyping = (now: boolean): void => {
    if (now === typing) return;
    typing = now;
    handlers.perform({ kind: 'typing', typing: now });
  };
  const say = (said: string): void => {
    handlers.setListening(false);
    typing = false;
    if (said.trim() !== '') handlers.perform({ kind: 'words', words: said });
    else handlers.perform({ kind: 'typing', typing: false });
    words.value = '';
  };
  const listen = (): void => {
    handlers.setListening(true);
    tellTyping(true);
  };
  takeLine(words, tellTyping, (typed) => {
    // An empty line offers to open the coach.
    say(typed.trim() === '' && !handlers.isOpen() ? OPENING : typed);
  });
  findElement('wake', HTMLButtonElement).addEventListener('click', () => {
    listen();
    words.focus();
  });
  offerListening({
    begun: listen,
    heard: say,
    failed: handlers.note,
    ended: () => {
      handlers.setListening(false);
      tellTyping(false);
    },
  });
}

function takeLine(
  words: HTMLInputElement,
  tellTyping: (now: boolean) => void,
  say: (said: string) => void,
): void {
  findElement('say', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    say(words.value);
  });
  words.addEventListener('input', () => {
    tellTyping(words.value !== '');
  });
  words.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    words.value = '';
    tellTyping(false);
  });
}
