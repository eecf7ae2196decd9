/** The page's controls, which send commands. */
import { type Command, SPEEDS } from '../messages.ts';
import { findDeviceRadios, findElement } from './elements.ts';

/** Carries out a command. */
type Perform = (command: Command) => void;

/** Connects all controls other than the input for words. */
export function offerControls(perform: Perform): void {
  for (const kind of ['silence', 'disable', 'day'] as const)
    findElement(kind, HTMLButtonElement).addEventListener('click', () => {
      perform({ kind });
    });
  offerDevices(perform);
  const person = findElement('person', HTMLSelectElement);
  person.addEventListener('change', () => {
    perform({ kind: 'person', person: person.value === '' ? null : person.value });
  });
  const away = findElement('away', HTMLInputElement);
  away.addEventListener('change', () => {
    perform({ kind: 'table', away: away.checked });
  });
  offerSpeeds(perform);
}

function offerDevices(perform: Perform): void {
  for (const radio of findDeviceRadios())
    radio.addEventListener('change', () => {
      perform({ kind: 'device', device: radio.value === 'dot' ? 'dot' : 'show' });
    });
}

function offerSpeeds(perform: Perform): void {
  const select = findElement('speed', HTMLSelectElement);
  select.addEventListener('change', () => {
    const speed = SPEEDS.find((offered) => String(offered) === select.value);
    if (speed !== undefined) perform({ kind: 'speed', speed });
  });
}
