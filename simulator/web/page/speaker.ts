/** The page of the local speaker: it plays, draws and writes what its server tells, and tells what the person does. */
import type { Choices, Command, Message, MessageOf } from '../messages.ts';
import { listenToServer, send } from './connection.ts';
import { offerControls } from './controls.ts';
import { documentOf } from './documents.ts';
import { element } from './elements.ts';
import { Player } from './player.ts';
import { Screen } from './screen.ts';
import { offerWords } from './words-form.ts';
import { showChoices, showLost, showStatus } from './status.ts';
import { emptyTranscript, note, writeTurn } from './transcript.ts';

const player = new Player((text) => {
  element('caption', HTMLElement).textContent = text;
});
const screen = new Screen(element('screen', HTMLElement), player, (id) => {
  perform({ kind: 'touch', id });
});
let device: Choices['device'] = 'show';

function perform(command: Command): void {
  void send(command).then((refused) => {
    if (refused !== null) note(refused);
  });
}

function choose({ choices }: MessageOf<'choices'>): void {
  ({ device } = choices);
  showChoices(choices);
  if (device !== 'show') screen.clear();
  player.hurry(choices.speed);
}

function draw({ turn }: MessageOf<'turn'>): void {
  const document = documentOf(turn.response);
  if (device !== 'show' || document === null) return;
  screen.show(document).catch((error: unknown) => {
    note(`not drawn: ${error instanceof Error ? error.message : String(error)}`);
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
      note(message.text);
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
  listens: (listens) => {
    player.turn(listens);
  },
  note,
});
offerControls((command) => {
  if (['silence', 'disable', 'day'].includes(command.kind)) player.turn(false);
  perform(command);
});
listenToServer({
  opened: emptyTranscript, // all turns are told again
  heard: hear,
  lost: () => {
    player.stop();
    showLost();
  },
  misunderstood: () => {
    note('What the local speaker tells is not understood here: reload this page.');
  },
});
