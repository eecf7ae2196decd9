/**
 * The page of the local speaker. It plays, draws and writes what the server sends, and sends what the person
 * does.
 */
import type { Choices, Command, Message, MessageOf } from '../messages.ts';
import { listenToServer, send } from './connection.ts';
import { offerControls } from './controls.ts';
import { findDocument } from './documents.ts';
import { findElement } from './elements.ts';
import { Player } from './player.ts';
import { EchoScreen } from './screen.ts';
import { HandsFreePage } from './hands-free-page.ts';
import { OwnTab } from './own-tab.ts';
import { offerPauseKeys } from './pause-keys.ts';
import { offerWords } from './words-form.ts';
import { showChoices, showFound, showLost, showStatus, tell } from './status.ts';
import { emptyTranscript, writeNote, writeTurn } from './transcript.ts';

const player = new Player((text) => {
  findElement('caption', HTMLElement).textContent = text;
  // What sounds isn't read out as well, and a faster clock is too fast for it.
  if (!player.sounds && player.isRealTime) tell(text);
});
const screen = new EchoScreen(
  findElement('screen', HTMLElement),
  player,
  (id) => {
    perform({ kind: 'touch', id });
  },
  () => findElement('name', HTMLSelectElement).selectedOptions[0]?.text ?? 'Alexa',
);
let device: Choices['device'] = 'show';
let session = false;

/** Tells how the sound comes back, as after a reload. It keeps its room on the page, so that no press misses its button. */
function showHint(silent: boolean): void {
  findElement('hint', HTMLElement).textContent = silent ? 'Press Start, or any key, to hear it.' : '';
}

function perform(command: Command): void {
  void send(command).then((refused) => {
    if (refused === null) return;
    writeNote(refused);
    screen.stay();
  });
}

function choose({ choices }: MessageOf<'choices'>): void {
  ({ device } = choices);
  showChoices(choices);
  if (device !== 'show') screen.clear();
  player.setSpeed(choices.speed);
}

function draw({ turn }: MessageOf<'turn'>): void {
  if (device !== 'show') return;
  const document = findDocument(turn.response);
  if (document === null) {
    screen.stay();
    return;
  }
  screen.show(document).catch((error: unknown) => {
    writeNote(`The screen could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
  });
}

async function start(message: MessageOf<'start'>): Promise<void> {
  showHint(message.sound !== null && !player.sounds);
  if (await player.start(message)) screen.begin(message.lengths);
}

function hear(message: Message): void {
  handsFree.take(message);
  switch (message.kind) {
    case 'choices':
      choose(message);
      return;
    case 'turn':
      writeTurn(message);
      follow(message);
      draw(message);
      return;
    case 'start':
      void start(message);
      return;
    case 'stop':
      player.stop();
      screen.stop();
      return;
    case 'aside':
      void player.playAside(message.sound);
      return;
    case 'note':
      writeNote(message.text);
      return;
    case 'moment':
      return; // for the ear alone
    case 'status':
      ({ session } = message);
      showStatus(message);
      follow(message);
      if (message.text === 'closed' && !message.session) screen.clear();
      return;
  }
}

const tab = new OwnTab(() => {
  player.mute(true);
  handsFree.stop('Another tab of this page sounds and listens now.');
});

/** The tab that is used is the one that sounds. */
function takeOver(): void {
  showHint(false);
  player.mute(false);
  tab.take();
}

for (const gesture of ['pointerdown', 'keydown'])
  addEventListener(
    gesture,
    () => {
      takeOver();
      void player.wakeUp();
    },
    { capture: true }, // also those that go no further, as on a drawn button
  );
const follow = offerPauseKeys(perform);
const handsFree = new HandsFreePage({ perform, player, takeOver });
offerWords({
  perform,
  setListening: (listens) => {
    player.turnDown(listens);
  },
  note: writeNote,
  isOpen: () => session,
});
offerControls((command) => {
  if (['silence', 'disable', 'day'].includes(command.kind)) player.turnDown(false);
  perform(command);
});
listenToServer({
  opened: () => {
    showFound();
    emptyTranscript(); // the server sends all turns again
  },
  heard: hear,
  lost: () => {
    player.stop();
    screen.freeze();
    showLost();
    handsFree.stop('The local speaker is gone. Start it again (npm run speaker), then press Start.');
  },
  misunderstood: () => {
    writeNote('This page does not understand the local speaker’s messages. Please reload it.');
  },
});
