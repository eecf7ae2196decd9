/** The page of the local speaker: it plays, draws and writes what its server tells, and tells what the person does. */

import { Player } from './player.js';
import { Screen } from './screen.js';

const element = (id) => document.getElementById(id);

async function send(command) {
  const answer = await fetch('/do', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(command),
  }).catch(() => null);
  if (answer === null) note('The local speaker has ended.');
  else if (!answer.ok) note(await answer.text());
}

const player = new Player((text) => {
  element('caption').textContent = text;
});
const screen = new Screen(element('screen'), player, (event) => {
  const id = event.source?.id;
  if (id) void send({ kind: 'touch', id });
});
let device = 'show';

function line(kind, text, className = '') {
  const made = document.createElement(kind);
  made.textContent = text;
  made.className = className;
  return made;
}

function note(text) {
  const item = document.createElement('li');
  item.append(line('small', text));
  add(item);
}

function add(item) {
  element('turns').prepend(item);
  for (const old of [...element('turns').children].slice(200)) old.remove();
}

/** JSON to unfold: written only when someone looks. */
function raw(name, value) {
  const details = document.createElement('details');
  details.append(line('summary', name));
  details.addEventListener(
    'toggle',
    () => {
      const json = line('pre', JSON.stringify(value, null, 2));
      json.tabIndex = 0; // it scrolls: by keys, too
      details.append(json);
    },
    { once: true },
  );
  return details;
}

function writeTurn({ turn, understood, problems }) {
  const item = document.createElement('li');
  item.value = turn.n;
  item.append(line('b', turn.said));
  if (understood !== '') item.append(line('small', understood));
  item.append(line('span', turn.heard));
  for (const problem of problems) item.append(line('small', `broken limit: ${problem}`, 'problem'));
  if (turn.request !== null) item.append(raw('request', turn.request), raw('response', turn.response));
  add(item);
}

function drawTurn({ turn }) {
  const directives = turn.response?.response?.directives ?? [];
  const shown = directives.findLast(({ type }) => type === 'Alexa.Presentation.APL.RenderDocument');
  if (device !== 'show' || shown === undefined) return;
  screen.show(shown).catch((error) => note(`not drawn: ${error.message ?? error}`));
}

function choose({ choices }) {
  device = choices.device;
  for (const radio of document.querySelectorAll('input[name=device]')) radio.checked = radio.value === device;
  element('screen').hidden = device !== 'show';
  if (device !== 'show') screen.clear();
  const persons = [['', 'not recognised'], ...choices.persons.map((name) => [name, name])];
  element('person').replaceChildren(...persons.map(([value, text]) => new Option(text, value)));
  element('person').value = choices.person ?? '';
  element('away').checked = choices.away;
  element('speed').value = String(choices.speed);
  player.hurry(choices.speed);
}

function tellStatus({ text, session }) {
  element('status').textContent = text;
  const quiet = ['closed', 'waiting', 'making the speech', '…'].includes(text);
  element('light').dataset.state = text === 'microphone open' ? 'listening' : quiet ? 'closed' : 'playing';
  if (text === 'closed' && !session) screen.clear();
}

const HEARD = {
  choices: choose,
  turn: (message) => {
    writeTurn(message);
    drawTurn(message);
  },
  start: async (message) => {
    if (await player.start(message)) screen.begin(message.lengths);
  },
  stop: () => {
    player.stop();
    screen.stop();
  },
  ring: ({ sound }) => player.ring(sound),
  note: ({ text }) => note(text),
  status: tellStatus,
};

function listenToServer() {
  const events = new EventSource('/events');
  events.onopen = () => element('turns').replaceChildren(); // all turns are told again
  events.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    HEARD[message.kind]?.(message);
  };
  events.onerror = () => {
    player.stop();
    element('status').textContent = 'not connected: is the local speaker still running?';
  };
}

let typing = false;
function tellTyping(now) {
  if (now === typing) return;
  typing = now;
  void send({ kind: 'typing', typing: now });
}

function say(words) {
  player.turn(false);
  typing = false;
  if (words.trim() !== '') void send({ kind: 'words', words });
  else void send({ kind: 'typing', typing: false });
  element('words').value = '';
}

function onPage() {
  for (const done of ['pointerdown', 'keydown']) addEventListener(done, () => void player.wakeUp());
  element('say').addEventListener('submit', (event) => {
    event.preventDefault();
    say(element('words').value);
  });
  element('words').addEventListener('input', ({ target }) => tellTyping(target.value !== ''));
  element('words').addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') say('');
  });
  element('wake').addEventListener('click', () => {
    player.turn(true);
    tellTyping(true);
    element('words').focus();
  });
  for (const kind of ['silence', 'disable', 'day'])
    element(kind).addEventListener('click', () => {
      player.turn(false);
      void send({ kind });
    });
  for (const radio of document.querySelectorAll('input[name=device]'))
    radio.addEventListener('change', () => void send({ kind: 'device', device: radio.value }));
  element('person').addEventListener('change', ({ target }) =>
    send({ kind: 'person', person: target.value === '' ? null : target.value }),
  );
  element('speed').addEventListener('change', ({ target }) =>
    send({ kind: 'speed', speed: Number(target.value) }),
  );
  element('away').addEventListener('change', ({ target }) => send({ kind: 'table', away: target.checked }));
}

/** Where the browser can listen, it may be spoken to. */
function offerListening() {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (Recognition === undefined) return;
  element('listen').hidden = false;
  element('listen').addEventListener('click', () => {
    const recognition = new Recognition();
    recognition.lang = 'en-US';
    recognition.onresult = ({ results }) => say(results[0][0].transcript.toLowerCase());
    recognition.onerror = ({ error }) => note(`the browser can't listen: ${error}`);
    recognition.onend = () => {
      player.turn(false);
      tellTyping(false);
    };
    player.turn(true);
    tellTyping(true);
    recognition.start();
  });
}

onPage();
offerListening();
listenToServer();
