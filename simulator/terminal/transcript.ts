import type { Turn } from '../echo/turn.ts';

const WIDTH = 100;

/** A turn for people to read: what was said and how it was understood, what was heard, what the audio holds. */
export function transcriptOf(turn: Turn): string {
  const lines = [`> ${turn.said}${understoodAs(turn)}`];
  const timed = turn.steps.length > 0;
  if (timed) lines.push(...turn.captions.map(({ atMs, text }) => wrapped(text, `  ${clockOf(atMs)}  `)));
  else if (turn.heard !== '') lines.push(wrapped(turn.heard, '  '));
  lines.push(...turn.steps.map((step) => `  ${stepOf(step)}`));
  if (turn.request !== null) lines.push(`  (${states(turn).join(', ')})`);
  return lines.join('\n');
}

/** `[StartRoutineIntent, fuzzy, region: back.lower]`, or why there is no intent. */
export function understoodAs(turn: Turn): string {
  const slots = Object.entries(turn.slots).map(([name, value]) => `${name}: ${value}`);
  if (turn.intent !== null) return `  [${[turn.intent, turn.match, ...slots].join(', ')}]`;
  if (turn.request === null)
    return turn.said.startsWith('(') ? '' : '  [not for the skill: no session is open]';
  return `  [${turn.request.request.type}]`;
}

/** Minutes and seconds: 01:05. */
export function clockOf(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A region and its side: "right glute". */
export function placeOf({ region, side }: Turn['steps'][number]): string {
  return [side, region].filter((part) => part !== null).join(' ');
}

function stepOf(step: Turn['steps'][number]): string {
  const hold = Math.round((step.endMs - step.holdStartMs) / 1000);
  return `${clockOf(step.holdStartMs)}–${clockOf(step.endMs)} hold ${hold} s: ${placeOf(step)}`;
}

function states(turn: Turn): string[] {
  const cut = turn.interruptedAtMs;
  return [
    ...(turn.audioMs > 0 ? [`${clockOf(turn.audioMs)} of audio`] : []),
    ...(cut === null ? [] : [`interrupted at ${clockOf(cut)}`]),
    ...(turn.phase === null ? [] : [`phase ${turn.phase}`]),
    ...(turn.level === null ? [] : [`level ${turn.level}`]),
    `microphone ${turn.microphone}`,
  ];
}

/** Breaks text at spaces to the width of a page; further lines are indented like the first. */
export function wrapped(text: string, first: string): string {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(' ')) {
    const empty = line.trim() === '' || line === first;
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = indent + word;
    } else {
      line += empty ? word : ` ${word}`;
    }
  }
  return [...lines, line].join('\n');
}
