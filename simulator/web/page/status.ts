/** Shows the device's state, in words and by its light, and the person's choices. */
import type { Choices } from '../messages.ts';
import { findDeviceRadios, findElement } from './elements.ts';

/** States in which nothing is heard. */
const QUIET: readonly string[] = ['closed', 'waiting', 'preparing the speech', '…'];

/** Shows the state of the device. */
export function showStatus(text: string): void {
  findElement('status', HTMLElement).textContent = text;
  findElement('light', HTMLElement).dataset['state'] = lightOf(text);
}

/** Shows that the connection to the server is lost. */
export function showLost(): void {
  findElement('status', HTMLElement).textContent = 'Not connected. Is the local speaker still running?';
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
