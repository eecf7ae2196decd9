import type { Turn } from '../echo/turn.ts';

const WIDTH = 100;

/**
 * Formats a turn for people: what was said and how it was understood, what was heard, and what the audio
 * contains.
 */
export function transcriptOf(turn: Turn): string {
  const lines = [`> ${turn.said}${describeUnderstanding(turn)}`];
  const timed = turn.steps.length > 0;
  if (timed) lines.push(...turn.captions.map(({ atMs, text }) => wrapText(text, `  ${formatClock(atMs)}  `)));
  else if (turn.heard !== '') lines.push(wrapText(turn.heard, '  '));
  lines.push(...turn.steps.map((step) => `  ${describeStep(step)}`));
  if (turn.request !== null) lines.push(`  (${describeState(turn).join(', ')})`);
  return lines.join('\n');
}

/**
 * Formats how words were understood, `[StartRoutineIntent, fuzzy, region: back.lower]`, or why there is no
 * intent.
 */
export function describeUnderstanding(turn: Turn): string {
  const slots = Object.entries(turn.slots).map(([name, value]) => `${name}: ${value}`);
  if (turn.intent !== null) return `  [${[turn.intent, turn.match, ...slots].join(', ')}]`;
  if (turn.request === null)
    return turn.said.startsWith('(') ? '' : '  [not for the skill: no session is open]';
  return `  [${turn.request.request.type}]`;
}

/** Formats minutes and seconds: 01:05. */
export function formatClock(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Formats a region and its side: "right glute". */
function placeOf({ region, side }: Turn['steps'][number]): string {
  return [side, region]
    .filter((part) => part !== null)
    .join(' ')
    .replaceAll('_', ' ');
}

function describeStep(step: Turn['steps'][number]): string {
  const hold = Math.round((step.endMs - step.holdStartMs) / 1000);
  return `${formatClock(step.holdStartMs)}–${formatClock(step.endMs)} hold ${hold} s: ${placeOf(step)}`;
}

function describeState(turn: Turn): string[] {
  const cut = turn.interruptedAtMs;
  return [
    ...(turn.audioMs > 0 ? [`${formatClock(turn.audioMs)} of audio`] : []),
    ...(cut === null ? [] : [`interrupted at ${formatClock(cut)}`]),
    ...(turn.phase === null ? [] : [`phase ${turn.phase}`]),
    ...(turn.level === null ? [] : [`level ${turn.level}`]),
    `microphone ${turn.microphone}`,
  ];
}

/** Wraps text at spaces. All further lines are indented like the first. */
export function wrapText(text: string, first: string): string {
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
