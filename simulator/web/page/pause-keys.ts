/** The space bar and the keys of a headset pause a hold, and carry on. */
import type { Command, MessageOf } from '../messages.ts';

/** In these states nothing plays that could be paused. */
const STILL: readonly string[] = ['microphone open', 'waiting', 'closed'];

/** What uses the space bar for itself: it writes in a field, presses a button, and scrolls. */
const TAKES_SPACE = 'button, input, select, summary, pre';

/** What the keys have to know: each state of the device, and each answer. */
type Told = MessageOf<'status'> | MessageOf<'turn'>;

/** Connects the keys. Returns what takes the messages that they need. */
export function offerPauseKeys(perform: (command: Command) => void): (told: Told) => void {
  let state: MessageOf<'status'> = { kind: 'status', text: 'closed', session: false };
  let isPaused = false;
  const say = (words: string): void => {
    if (state.session) perform({ kind: 'words', words });
  };
  addEventListener('keydown', (event) => {
    const isTaken = event.target instanceof Element && event.target.closest(TAKES_SPACE) !== null;
    if (event.key !== ' ' || isTaken || !state.session) return;
    event.preventDefault();
    if (event.repeat) return; // a key that is held down would pause and carry on by turns
    if (!STILL.includes(state.text)) say('pause');
    else if (isPaused) say('carry on');
  });
  if ('mediaSession' in navigator) {
    navigator.mediaSession.setActionHandler('pause', () => {
      say('pause');
    });
    navigator.mediaSession.setActionHandler('play', () => {
      say('carry on');
    });
    navigator.mediaSession.setActionHandler('nexttrack', () => {
      say('next');
    });
  }
  return (told) => {
    if (told.kind === 'turn') {
      isPaused = told.turn.phase === 'paused';
      return;
    }
    state = told;
    if ('mediaSession' in navigator)
      navigator.mediaSession.playbackState = STILL.includes(told.text) ? 'paused' : 'playing';
  };
}
