import type { Engine } from './apl.ts';
import { useFontsHere } from './fonts.ts';

let engine: Promise<Engine> | null = null;

/** Loads Amazon's engine once. It has 5 MB, so it is fetched only when a screen is shown. */
export function loadEngine(): Promise<Engine> {
  engine ??= fetchEngine();
  return engine;
}

async function fetchEngine(): Promise<Engine> {
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/apl.js';
    script.onerror = () => {
      reject(new Error('the screen’s engine could not be loaded'));
    };
    script.onload = () => {
      resolve();
    };
    document.head.append(script);
  });
  if (window.AplRenderer === undefined) throw new Error('/apl.js: expected it to define window.AplRenderer');
  useFontsHere();
  await window.AplRenderer.initEngine();
  return window.AplRenderer;
}
