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
import { offerWords } from './words-form.ts';
import { showChoices, showLost, showStatus } from './status.ts';
import { emptyTranscript, writeNote, writeTurn } from './transcript.ts';

const player = new Player((text) => {
  findElement('caption', HTMLElement).textContent = text;
});
const screen = new EchoScreen(findElement('screen', HTMLElement), player, (id) => {
  perform({ kind: 'touch', id });
});
let device: Choices['device'] = 'show';

function perform(command: Command): void {
  void send(command).then((refused) => {
    if (refused !== null) writeNote(refused);
  });
}

function choose({ choices }: MessageOf<'choices'>): void {
  ({ device } = choices);
  showChoices(choices);
  if (device !== 'show') screen.clear();
  player.setSpeed(choices.speed);
}

function draw({ turn }: MessageOf<'turn'>): void {
  const document = findDocument(turn.response);
  if (device !== 'show' || document === null) return;
  screen.show(document).catch((error: unknown) => {
    writeNote(`The screen could not be drawn: ${error instanceof Error ? error.message : String(error)}`);
  });
}

async function start(message: MessageOf<'start'>): Promise<void> {
  if (await player.start(message)) screen.begin(message.lengths);
}

function hear(message: Message): void {
  switch (message.kind) {
    case 'choices':
      choose(message);
      return;
    case 'turn':
      writeTurn(message);
      draw(message);
      return;
    case 'start':
      void start(message);
      return;
    case 'stop':
      player.stop();
      screen.stop();
      return;
    case 'ring':
      void player.ring(message.sound);
      return;
    case 'note':
      writeNote(message.text);
      return;
    case 'status':
      showStatus(message.text);
      if (message.text === 'closed' && !message.session) screen.clear();
      return;
  }
}

for (const gesture of ['pointerdown', 'keydown'])
  addEventListener(gesture, () => {
    void player.wakeUp();
  });
offerWords({
  perform,
  setListening: (listens) => {
    player.turnDown(listens);
  },
  note: writeNote,
});
offerControls((command) => {
  if (['silence', 'disable', 'day'].includes(command.kind)) player.turnDown(false);
  perform(command);
});
listenToServer({
  opened: emptyTranscript, // the server sends all turns again
  heard: hear,
  lost: () => {
    player.stop();
    showLost();
  },
  misunderstood: () => {
    writeNote('This page does not understand the local speaker’s messages. Please reload it.');
  },
});
