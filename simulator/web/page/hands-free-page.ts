/** The press that starts everything: sound, microphone, a screen that stays on, and the coach in large letters. */
import { NAMES } from '../../listening/grammar.ts';
import type { Command, Message } from '../messages.ts';
import { findElement } from './elements.ts';
import { keepAwake } from './listening/awake.ts';
import { HandsFree } from './listening/hands-free.ts';
import { openEar, type OpenEar } from './listening/open-ear.ts';
import type { Player } from './player.ts';
import { OPENING } from './words-form.ts';

/** What it uses of the page. */
export interface HandsFreeParts {
  readonly perform: (command: Command) => void;
  readonly player: Player;
  /** Takes the sound and the microphone over from any other tab. */
  readonly takeOver: () => void;
}

/** Connects the button that starts, the one for large letters, and the choice of the name. */
export class HandsFreePage {
  readonly #parts: HandsFreeParts;
  readonly #button = findElement('start', HTMLButtonElement);
  readonly #handsFree: HandsFree;
  #ear: OpenEar | null = null;
  #letSleep: () => void = () => undefined;
  #isOn = false;
  /** How often it was started or stopped. */
  #presses = 0;
  #sessionOpen = false;

  constructor(parts: HandsFreeParts) {
    this.#parts = parts;
    this.#handsFree = this.#makeHandsFree();
    this.#button.addEventListener('click', ({ detail }) => {
      if (detail > 1) return; // the second of a double click would undo the first
      if (this.#isOn) this.stop('');
      else void this.#start();
    });
    findElement('large', HTMLButtonElement).addEventListener('click', () => {
      setLarge(document.body.dataset['large'] !== 'yes');
    });
    offerName(this.#handsFree);
  }

  /** Follows what the server tells. */
  take(message: Message): void {
    if (message.kind === 'moment') this.#handsFree.takeMoment(message);
    if (message.kind !== 'status') return;
    this.#sessionOpen = message.session;
    this.#handsFree.takeStatus(message);
  }

  /** Closes the microphone, if it is open, and says why. */
  stop(why: string): void {
    if (!this.#isOn) return;
    this.#presses += 1;
    this.#isOn = false;
    this.#ear?.close();
    this.#ear = null;
    this.#letSleep();
    this.#parts.player.turnDown(false);
    this.#button.textContent = 'Start';
    setLarge(false); // where one can type
    if (why !== '' && document.activeElement === findElement('coach', HTMLElement))
      findElement('words', HTMLInputElement).focus();
    showLine(why);
  }

  async #start(): Promise<void> {
    this.#presses += 1;
    const mine = this.#presses;
    this.#isOn = true;
    this.#parts.takeOver();
    this.#letSleep = keepAwake();
    this.#button.textContent = 'Stop listening';
    setLarge(true);
    // On the button, the space bar would stop listening instead of pausing a hold.
    findElement('coach', HTMLElement).focus();
    showLine('Opening the microphone and the speech model…');
    if (!this.#sessionOpen) this.#parts.perform({ kind: 'words', words: OPENING });
    try {
      const ear = await openEar(
        (news) => {
          this.#handsFree.takeNews(news);
        },
        (frame) => this.#handsFree.takeFrame(frame),
        (why) => {
          if (mine === this.#presses) this.stop(why);
        },
      );
      if (mine !== this.#presses) {
        ear.close();
        return;
      }
      this.#ear = ear;
      this.#handsFree.listen();
    } catch (error) {
      if (mine === this.#presses) this.stop(error instanceof Error ? error.message : String(error));
    }
  }

  #makeHandsFree(): HandsFree {
    const { perform, player } = this.#parts;
    return new HandsFree({
      perform,
      show: (line) => {
        if (this.#ear !== null) showLine(line);
      },
      showHeard: (words) => {
        findElement('you', HTMLElement).textContent = `You: ${words}`;
      },
      turnDown: (down) => {
        player.turnDown(down);
      },
      listenFor: (listensFor) => this.#ear?.listenFor(listensFor),
      played: () => player.loudness(),
      saying: () => player.saying,
    });
  }
}

/** Tells what the ear does. A line that is there already is not read out again. */
function showLine(text: string): void {
  const line = findElement('ear', HTMLElement);
  if (line.textContent !== text) line.textContent = text;
}

function offerName(handsFree: HandsFree): void {
  const select = findElement('name', HTMLSelectElement);
  select.addEventListener('change', () => {
    const name = NAMES.find((offered) => offered === select.value);
    if (name !== undefined) handsFree.setName(name);
  });
}

/** Shows the coach alone in large letters, or all of the page. */
function setLarge(large: boolean): void {
  document.body.dataset['large'] = large ? 'yes' : 'no';
  findElement('large', HTMLButtonElement).textContent = large ? 'Show everything' : 'Large';
}
