/** The press that starts everything: sound, microphone, a screen that stays on, and the coach in large letters. */
import { NAMES } from '../../listening/grammar.ts';
import type { Command, Message } from '../messages.ts';
import { findElement } from './elements.ts';
import { keepAwake } from './listening/awake.ts';
import { HandsFree, type Surroundings } from './listening/hands-free.ts';
import { MicrophoneError } from './listening/microphone.ts';
import { openEar, type OpenEar } from './listening/open-ear.ts';
import type { Player } from './player.ts';

/** What it uses of the page. */
export interface HandsFreeParts {
  readonly perform: (command: Command) => void;
  readonly player: Player;
  /** Takes the microphone over from any other tab. */
  readonly takeOver: () => void;
}

/** The hands-free use of the page. */
export interface OfferedHandsFree {
  readonly take: (message: Message) => void;
  /** Closes the microphone, and says why. */
  readonly stop: (why: string) => void;
}

/** What opens the skill, as the placeholder of the line says. */
const opening = (): string => findElement('words', HTMLInputElement).placeholder;

/** Connects the button that starts, and the one for large letters. */
export function offerHandsFree({ perform, player, takeOver }: HandsFreeParts): OfferedHandsFree {
  const button = findElement('start', HTMLButtonElement);
  const line = findElement('ear', HTMLElement);
  let ear: OpenEar | null = null;
  let letSleep: () => void = () => undefined;
  let sessionOpen = false;
  const show = (text: string): void => {
    if (line.textContent !== text) line.textContent = text;
  };
  const handsFree = new HandsFree({
    ...around(perform, player),
    show: (text) => {
      if (ear !== null) show(text);
    },
    listenFor: (listensFor) => ear?.listenFor(listensFor),
  });
  const stop = (why: string): void => {
    ear?.close();
    ear = null;
    letSleep();
    player.turnDown(false);
    button.textContent = 'Start';
    setLarge(false); // where one can type
    show(why);
  };
  const start = async (): Promise<void> => {
    takeOver();
    show('Opening the microphone…');
    setLarge(true);
    letSleep = keepAwake();
    if (!sessionOpen) perform({ kind: 'words', words: opening() });
    try {
      ear = await openEar(
        (news) => {
          handsFree.takeNews(news);
        },
        (frame) => {
          handsFree.takeFrame(frame);
        },
      );
      button.textContent = 'Stop listening';
      show('Loading the speech model…');
    } catch (error) {
      stop(error instanceof MicrophoneError ? error.message : String(error));
    }
  };
  button.addEventListener('click', () => {
    if (ear === null) void start();
    else stop('');
  });
  offerName(handsFree);
  findElement('large', HTMLButtonElement).addEventListener('click', () => {
    setLarge(document.body.dataset['large'] !== 'yes');
  });
  return {
    stop: (why) => {
      if (ear !== null) stop(why);
    },
    take: (message) => {
      if (message.kind === 'moment') handsFree.takeMoment(message);
      if (message.kind !== 'status') return;
      sessionOpen = message.session;
      handsFree.takeStatus(message);
    },
  };
}

/** What surrounds the ear, whether it is open or not. */
function around(
  perform: HandsFreeParts['perform'],
  player: Player,
): Omit<Surroundings, 'show' | 'listenFor'> {
  return {
    perform,
    showHeard: (words) => {
      findElement('you', HTMLElement).textContent = `You: ${words}`;
    },
    turnDown: (down) => {
      player.turnDown(down);
    },
    played: () => player.loudness(),
    saying: () => player.saying,
  };
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
