/** The transcript, with the newest turn first and notes between the turns. */
import type { MessageOf } from '../messages.ts';
import { createLine, findElement } from './elements.ts';

/** How many turns and notes stay on the page. */
const MAX_ITEMS = 200;

/** Empties the transcript. */
export function emptyTranscript(): void {
  findElement('turns', HTMLOListElement).replaceChildren();
}

/** Adds a note. */
export function writeNote(text: string): void {
  const item = document.createElement('li');
  item.className = 'note';
  item.append(createLine('p', text));
  prepend(item);
}

/** Adds a turn: what was said, how it was matched, what was heard, its problems, and the raw JSON to unfold. */
export function writeTurn({ turn, understood, problems }: MessageOf<'turn'>): void {
  const item = document.createElement('li');
  item.className = 'turn';
  item.value = turn.n;
  item.append(createLine('p', turn.said, 'said'));
  if (understood !== '') item.append(createMatchLine(understood, turn.match));
  if (turn.heard !== '') item.append(createLine('p', turn.heard, 'heard'));
  for (const problem of problems) item.append(createLine('p', `Limit exceeded: ${problem}`, 'problem'));
  if (turn.request !== null) item.append(createRawPair(turn));
  prepend(item);
}

function createMatchLine(understood: string, match: string): HTMLElement {
  const made = createLine('p', understood.replace(/^\[|\]$/g, ''), 'matched');
  made.dataset['match'] = match;
  return made;
}

function prepend(item: HTMLLIElement): void {
  const turns = findElement('turns', HTMLOListElement);
  turns.prepend(item);
  while (turns.children.length > MAX_ITEMS) turns.lastElementChild?.remove();
}

function createRawPair({ request, response }: MessageOf<'turn'>['turn']): HTMLElement {
  const both = document.createElement('div');
  both.className = 'raw';
  both.append(createRaw('request', request), createRaw('response', response));
  return both;
}

/** Creates JSON to unfold. It is written only when someone opens it, because it is long. */
function createRaw(name: string, value: unknown): HTMLElement {
  const details = document.createElement('details');
  details.append(createLine('summary', name));
  details.addEventListener(
    'toggle',
    () => {
      const text = createLine('pre', JSON.stringify(value, null, 2));
      text.tabIndex = 0; // makes it scrollable by keyboard
      details.append(text);
    },
    { once: true },
  );
  return details;
}
