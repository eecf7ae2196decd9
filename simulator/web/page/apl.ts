/** The small part of Amazon's engine (apl-viewhost-web 1.4.0) that the page uses: the package has no types. */

/** A document, and the data it is filled with. */
export interface Content {
  readonly addData: (name: string, json: string) => void;
}

/** What the engine tells of audio that it was promised. */
export interface PlaybackListener {
  readonly onPrepared: (id: string) => void;
  readonly onPlaybackStarted: (id: string) => void;
  readonly onPlaybackFinished: (id: string) => void;
}

/** What the engine plays audio with. */
export interface AudioPlayer {
  /** Returns the name that `play` is called with. */
  readonly prepare: (url: string) => string;
  readonly play: (id: string) => void;
  readonly flush: () => void;
  readonly releasePlayer: () => void;
}

/** How a document is drawn. Lengths are in CSS px, times in ms. */
export interface DrawingOptions {
  readonly content: Content;
  readonly view: HTMLElement;
  readonly mode: 'HUB';
  readonly theme: 'dark';
  readonly utcTime: number;
  readonly localTimeAdjustment: number;
  readonly logLevel: 'warn';
  readonly environment: {
    readonly agentName: string;
    readonly agentVersion: string;
    readonly allowOpenUrl: boolean;
    readonly disallowVideo: boolean;
  };
  readonly viewport: {
    readonly width: number;
    readonly height: number;
    readonly dpi: number;
    readonly isRound: boolean;
    readonly shape: 'RECTANGLE';
  };
  /** A SendEvent of the document: parsed where it is read. */
  readonly onSendEvent: (event: unknown) => void;
  readonly audioPlayerFactory: (listener: PlaybackListener) => AudioPlayer;
}

/** A document that is drawn. */
export interface Renderer {
  /** There is none before `init` has resolved. */
  readonly context?: {
    readonly cancelExecution: () => void;
    /** How long it has been shown, and the time, in ms. */
    readonly updateTime: (elapsedMs: number, nowMs: number) => void;
  };
  /** Called before each frame: tells the engine the time. */
  updateTime: () => void;
  readonly init: () => Promise<void>;
  readonly destroy: () => void;
}

/** What the engine's script leaves on the window. */
export interface Engine {
  readonly initEngine: () => Promise<void>;
  readonly default: { readonly create: (drawing: DrawingOptions) => Renderer };
  readonly Content: { readonly create: (json: string) => Content };
}

declare global {
  interface Window {
    readonly AplRenderer?: Engine;
  }
}
