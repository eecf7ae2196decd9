/**
 * Declares the small part of Amazon's engine (apl-viewhost-web 1.4.0) that the page uses, because the package
 * has no types.
 */

/** A document, and the data that it is bound to. */
export interface Content {
  readonly addData: (name: string, json: string) => void;
}

/** Informs the engine about the audio that it asked for. */
export interface PlaybackListener {
  readonly onPrepared: (id: string) => void;
  readonly onPlaybackStarted: (id: string) => void;
  readonly onPlaybackFinished: (id: string) => void;
}

/** Plays audio for the engine. */
export interface AudioPlayer {
  /** Returns the id with which `play` is called. */
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
    /** 0 for none, 2 for all: documents read it as `environment.animation`. */
    readonly animationQuality: 0 | 2;
  };
  readonly viewport: {
    readonly width: number;
    readonly height: number;
    readonly dpi: number;
    readonly isRound: boolean;
    readonly shape: 'RECTANGLE';
  };
  /** Receives the document's SendEvent commands, unvalidated. */
  readonly onSendEvent: (event: unknown) => void;
  readonly audioPlayerFactory: (listener: PlaybackListener) => AudioPlayer;
}

/** A component that is drawn. */
interface DrawnComponent {
  readonly container: HTMLElement;
  readonly component: {
    /** The engine's number for the kind of component. */
    readonly getType: () => number;
    /** Does what a press does, even while it is disabled. */
    readonly pressed: () => void;
  };
}

/** A document that is drawn. */
export interface Renderer {
  /** Undefined until `init` has resolved. */
  readonly context?: {
    readonly cancelExecution: () => void;
    /** Sets how long the document has been shown, and the current time, in ms. */
    readonly updateTime: (elapsedMs: number, nowMs: number) => void;
  };
  /** Each component that is drawn, with its element, by the engine's own number. */
  readonly componentMap: Readonly<Record<string, DrawnComponent>>;
  /** Called before each frame, to set the engine's time. */
  updateTime: () => void;
  readonly init: () => Promise<void>;
  readonly destroy: () => void;
}

/** The global object that the engine's script defines. */
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
