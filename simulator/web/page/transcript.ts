/** The transcript: the newest turn first, and notes between the turns. */
import type { MessageOf } from '../messages.ts';
import { element, line } from './elements.ts';

/** Turns and notes that stay on the page. */
const MOST = 200;

/** Forgets everything. */
export function emptyTranscript(): void {
  element('turns', HTMLOListElement).replaceChildren();
}

/** Something that is no turn. */
export function note(text: string): void {
  const item = document.createElement('li');
  item.className = 'note';
  item.append(line('p', text));
  add(item);
}

/** What was said, how it was matched, what was heard, what is wrong with it, and the raw JSON to unfold. */
export function writeTurn({ turn, understood, problems }: MessageOf<'turn'>): void {
  const item = document.createElement('li');
  item.className = 'turn';
  item.value = turn.n;
  item.append(line('p', turn.said, 'said'));
  if (understood !== '') item.append(matched(understood, turn.match));
  if (turn.heard !== '') item.append(line('p', turn.heard, 'heard'));
  for (const problem of problems) item.append(line('p', `broken limit: ${problem}`, 'problem'));
  if (turn.request !== null) item.append(rawOf(turn));
  add(item);
}

function matched(understood: string, match: string): HTMLElement {
  const made = line('p', understood.replace(/^\[|\]$/g, ''), 'matched');
  made.dataset['match'] = match;
  return made;
}

function add(item: HTMLLIElement): void {
  const turns = element('turns', HTMLOListElement);
  turns.prepend(item);
  while (turns.children.length > MOST) turns.lastElementChild?.remove();
}

function rawOf({ request, response }: MessageOf<'turn'>['turn']): HTMLElement {
  const both = document.createElement('div');
  both.className = 'raw';
  both.append(raw('request', request), raw('response', response));
  return both;
}

/** JSON to unfold: written only when someone looks. */
function raw(name: string, value: unknown): HTMLElement {
  const details = document.createElement('details');
  details.append(line('summary', name));
  details.addEventListener(
    'toggle',
    () => {
      const text = line('pre', JSON.stringify(value, null, 2));
      text.tabIndex = 0; // scrolled by keys, too
      details.append(text);
    },
    { once: true },
  );
  return details;
}
