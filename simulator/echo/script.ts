/** One event of a scripted conversation. */
export type ScriptEvent =
  | { readonly kind: 'words'; readonly said: string; readonly atMs: number | null }
  | { readonly kind: 'touch'; readonly said: string; readonly id: string; readonly atMs: number | null }
  | { readonly kind: 'silence'; readonly said: string }
  | { readonly kind: 'wait'; readonly said: string; readonly ms: number }
  | { readonly kind: 'disable'; readonly said: string }
  /** From here on this person speaks; null: a voice that is not recognised. */
  | { readonly kind: 'voice'; readonly said: string; readonly person: string | null };

/** The arguments are unusable. The message says what is expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const UNIT_MS = new Map([
  ['s', 1_000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
]);

/**
 * Parses one utterance of `npm run say`: words, `@20 words`, `(touch ID)`, `@20 (touch ID)`, `(silence)`,
 * `(wait 2d)`, `(voice ben)` or `(disable)`.
 * @throws UsageError if it is none of these
 */
export function parseEvent(utterance: string): ScriptEvent {
  const said = utterance.trim();
  if (said === '') throw new UsageError('an utterance is empty: write (silence) to say nothing');
  const touch = /^(?:@(\d+(?:\.\d+)?)\s+)?(\(touch (\S+)\))$/.exec(said);
  if (touch !== null) {
    const [, at, shown = '', id = ''] = touch;
    return { kind: 'touch', said: shown, id, atMs: at === undefined ? null : Math.round(Number(at) * 1000) };
  }
  if (said.startsWith('(')) return parseStageDirection(said);
  if (!said.startsWith('@')) return { kind: 'words', said, atMs: null };
  const timed = /^@(\d+(?:\.\d+)?)\s+([^(\s].*)$/.exec(said);
  if (timed === null) throw new UsageError(`"${said}": expected @SECONDS words, as in "@20 pause"`);
  return { kind: 'words', said: timed[2] ?? '', atMs: Math.round(Number(timed[1]) * 1000) };
}

function parseStageDirection(said: string): ScriptEvent {
  if (said === '(silence)') return { kind: 'silence', said };
  if (said === '(disable)') return { kind: 'disable', said };
  const voice = /^\(voice ([\w.-]{1,60})\)$/.exec(said);
  if (voice !== null) {
    const [, name = ''] = voice;
    return { kind: 'voice', said, person: name === 'none' ? null : name };
  }
  const wait = /^\(wait (\d+(?:\.\d+)?)([smhd])\)$/.exec(said);
  if (wait !== null) {
    return { kind: 'wait', said, ms: Math.round(Number(wait[1]) * (UNIT_MS.get(wait[2] ?? '') ?? 0)) };
  }
  throw new UsageError(
    `${said}: expected (silence), (wait 2d), (touch ID), (voice NAME), (voice none) or (disable)`,
  );
}
