/** Where the browser can listen, it may be spoken to. */
import { findElement } from './elements.ts';

/** The browser's own recognition, as far as it is used here: TypeScript knows its results only. */
interface BrowserRecognition {
  lang: string;
  onresult: ((event: { readonly results: SpeechRecognitionResultList }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  readonly start: () => void;
}

declare global {
  interface Window {
    readonly SpeechRecognition?: new () => BrowserRecognition;
    readonly webkitSpeechRecognition?: new () => BrowserRecognition;
  }
}

/** What listening brings. */
export interface RecognitionHandlers {
  readonly begun: () => void;
  readonly heard: (words: string) => void;
  readonly failed: (why: string) => void;
  readonly ended: () => void;
}

/** Shows the button that listens, unless the browser can't. */
export function offerListening(handlers: RecognitionHandlers): void {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  if (Recognition === undefined) return;
  const button = findElement('listen', HTMLButtonElement);
  button.hidden = false;
  button.addEventListener('click', () => {
    listen(new Recognition(), handlers);
  });
}

function listen(recognition: BrowserRecognition, { begun, heard, failed, ended }: RecognitionHandlers): void {
  recognition.lang = 'en-US';
  recognition.onresult = ({ results }) => {
    heard(results[0]?.[0]?.transcript.toLowerCase() ?? '');
  };
  recognition.onerror = ({ error }) => {
    failed(`the browser can't listen: ${error}`);
  };
  recognition.onend = ended;
  begun();
  recognition.start();
}
