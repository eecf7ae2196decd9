/** Shows the device's state, in words and by its light, and the person's choices. */
import type { Choices, MessageOf } from '../messages.ts';
import { findDeviceRadios, findElement } from './elements.ts';
import { OPENING } from './words-form.ts';

/** States in which nothing is heard. */
const QUIET: readonly string[] = ['closed', 'waiting', 'preparing the speech', '…'];

/** Shows the state of the device. What it waits for is told to screen readers, too: while it plays, it is heard. */
export function showStatus({ text, session }: MessageOf<'status'>): void {
  findElement('status', HTMLElement).textContent = text;
  const state = lightOf(text);
  findElement('light', HTMLElement).dataset['state'] = state;
  if (text === 'microphone open' || text === 'closed') tell(text);
  showExample(session, state);
}

/** Tells a screen reader something once. */
export function tell(text: string): void {
  const told = findElement('told', HTMLElement);
  if (told.textContent !== text) told.textContent = text;
}

/** Shows in the empty line what could be typed now. */
function showExample(session: boolean, state: ReturnType<typeof lightOf>): void {
  const line = findElement('words', HTMLInputElement);
  const example = state === 'playing' ? 'pause' : 'your answer';
  line.placeholder = session ? example : OPENING;
}

/** Shows that the connection to the server is there. */
export function showFound(): void {
  document.body.dataset['lost'] = 'no';
}

/** Shows that the connection to the server is lost. */
export function showLost(): void {
  document.body.dataset['lost'] = 'yes';
  const text = 'Not connected. Is the local speaker still running?';
  findElement('status', HTMLElement).textContent = text;
  tell(text);
  findElement('light', HTMLElement).dataset['state'] = 'closed';
}

function lightOf(status: string): 'closed' | 'listening' | 'playing' {
  if (status === 'microphone open') return 'listening';
  return QUIET.includes(status) ? 'closed' : 'playing';
}

/** Shows what is chosen. */
export function showChoices({ device, person, persons, away, speed }: Choices): void {
  document.body.dataset['device'] = device;
  for (const radio of findDeviceRadios()) radio.checked = radio.value === device;
  findElement('screen', HTMLElement).hidden = device !== 'show';
  const select = findElement('person', HTMLSelectElement);
  select.replaceChildren(new Option('not recognised', ''), ...persons.map((name) => new Option(name, name)));
  select.value = person ?? '';
  findElement('away', HTMLInputElement).checked = away;
  findElement('speed', HTMLSelectElement).value = String(speed);
}
