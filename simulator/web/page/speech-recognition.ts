/** Lets the person speak, in browsers that can recognise speech. */
import { findElement } from './elements.ts';

/** The browser's speech recognition. TypeScript declares only its results. */
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

/** Handles what the recognition reports. */
export interface RecognitionHandlers {
  readonly begun: () => void;
  readonly heard: (words: string) => void;
  readonly failed: (why: string) => void;
  readonly ended: () => void;
}

/** Shows the button for listening, if the browser can recognise speech. */
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
    failed(`The browser cannot listen: ${error}`);
  };
  recognition.onend = ended;
  begun();
  recognition.start();
}
