/** The space bar and the keys of a headset pause a hold, and carry on. */
import type { Command, MessageOf } from '../messages.ts';

/** In these states nothing plays that could be paused. */
const STILL: readonly string[] = ['microphone open', 'waiting', 'closed'];

/** Connects the keys. Returns what has to know each state of the device. */
export function offerPauseKeys(perform: (command: Command) => void): (status: MessageOf<'status'>) => void {
  let state: MessageOf<'status'> = { kind: 'status', text: 'closed', session: false };
  const say = (words: string): void => {
    if (state.session) perform({ kind: 'words', words });
  };
  addEventListener('keydown', (event) => {
    // Space writes in a field, and presses a button.
    if (event.key !== ' ' || event.target !== document.body || !state.session) return;
    event.preventDefault();
    say(STILL.includes(state.text) ? 'carry on' : 'pause');
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
  return (status) => {
    state = status;
    if ('mediaSession' in navigator)
      navigator.mediaSession.playbackState = STILL.includes(status.text) ? 'paused' : 'playing';
  };
}
