/** What the device shows of itself: its state in words and in its light, and what can be chosen. */
import type { Choices } from '../messages.ts';
import { deviceRadios, element } from './elements.ts';

/** Words of the status in which nothing is heard. */
const QUIET: readonly string[] = ['closed', 'waiting', 'making the speech', '…'];

/** The state of the device. */
export function showStatus(text: string): void {
  element('status', HTMLElement).textContent = text;
  element('light', HTMLElement).dataset['state'] = lightOf(text);
}

/** There is no device: its server is gone. */
export function showLost(): void {
  element('status', HTMLElement).textContent = 'not connected: is the local speaker still running?';
  element('light', HTMLElement).dataset['state'] = 'closed';
}

function lightOf(status: string): 'closed' | 'listening' | 'playing' {
  if (status === 'microphone open') return 'listening';
  return QUIET.includes(status) ? 'closed' : 'playing';
}

/** What is chosen now. */
export function showChoices({ device, person, persons, away, speed }: Choices): void {
  document.body.dataset['device'] = device;
  for (const radio of deviceRadios()) radio.checked = radio.value === device;
  element('screen', HTMLElement).hidden = device !== 'show';
  const select = element('person', HTMLSelectElement);
  select.replaceChildren(new Option('not recognised', ''), ...persons.map((name) => new Option(name, name)));
  select.value = person ?? '';
  element('away', HTMLInputElement).checked = away;
  element('speed', HTMLSelectElement).value = String(speed);
}
