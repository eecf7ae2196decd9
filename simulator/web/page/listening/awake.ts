/** Keeps the screen on, for someone on the floor who can't touch it. */

/** Keeps the screen on for as long as the page is seen. Browsers that can't do without it. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let wanted = true;
  const request = async (): Promise<void> => {
    if (!wanted || document.visibilityState !== 'visible') return;
    // The battery may forbid it, and older browsers lack it.
    lock = await navigator.wakeLock.request('screen').catch(() => null);
  };
  const again = (): void => void request();
  if ('wakeLock' in navigator) {
    document.addEventListener('visibilitychange', again);
    again();
  }
  return () => {
    wanted = false;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}
