/** The screen of the Echo Show, which Amazon's engine draws. */
import type { Lengths } from '../messages.ts';
import type { AudioPlayer, Content, DrawingOptions, PlaybackListener, Renderer } from './apl.ts';
import { type AplDocument, countSpeeches, dataOf, findTouchedId } from './documents.ts';
import { offerDrawnButtons } from './drawn-buttons.ts';
import { takePressesSoon } from './early-presses.ts';
import { loadEngine } from './engine.ts';
import { fitScreen } from './fit-screen.ts';
import type { Player } from './player.ts';
import { ScreenTime } from './screen-time.ts';

/** How often to check whether a part of the speech has begun or ended, in ms. */
const LOOK_MS = 20;

/** A document on the screen, and the progress of its speech. */
interface Shown {
  lengths: Lengths | null;
  /** The length of the speech that has ended. */
  doneMs: number;
  timer: number | undefined;
  renderer: Renderer | null;
  view: HTMLElement | null;
  /** Whether the speech was cut off. The engine must not be told about it any more. */
  cut: boolean;
  readonly time: ScreenTime;
}

export class EchoScreen {
  readonly #box: HTMLElement;
  readonly #player: Player;
  readonly #onTouch: (id: string) => void;
  readonly #readName: () => string;
  #shown: Shown | null = null;

  /** @param readName returns the name that the device listens to, for what a screen says can be said */
  constructor(box: HTMLElement, player: Player, touched: (id: string) => void, readName: () => string) {
    this.#box = box;
    this.#player = player;
    this.#onTouch = touched;
    this.#readName = readName;
  }

  /** Draws a document. Its speech waits for `begin`. */
  async show(apl: AplDocument): Promise<void> {
    const hadFocus = this.#box.contains(document.activeElement);
    this.clear();
    // Not the same button: "No" would answer the next question before it was read.
    if (hadFocus) this.#box.focus({ preventScroll: true });
    const time = new ScreenTime(this.#player, countSpeeches(apl));
    const shown: Shown = {
      lengths: null,
      doneMs: 0,
      timer: undefined,
      renderer: null,
      view: null,
      cut: false,
      time,
    };
    this.#shown = shown;
    const engine = await loadEngine();
    if (shown !== this.#shown) return;
    const content = engine.Content.create(JSON.stringify(apl.document));
    content.addData('payload', dataOf(apl, this.#readName()));
    const options = this.#drawingOptions(content, shown);
    const renderer = engine.default.create(options);
    shown.renderer = renderer;
    shown.view = options.view;
    renderer.updateTime = () => renderer.context?.updateTime(Math.round(time.now()), Date.now());
    await renderer.init();
    if (shown !== this.#shown) return;
    offerDrawnButtons(options.view, renderer);
    takePressesSoon(options.view);
  }

  /**
   * Starts the speech of the document, whose parts have these lengths. A further answer ends the earlier
   * document's speech.
   */
  begin(lengths: Lengths): void {
    if (this.#shown === null) return;
    if (this.#shown.lengths === null) this.#shown.lengths = lengths;
    else clearInterval(this.#shown.timer);
  }

  /** Cuts the speech off. */
  stop(): void {
    if (this.#shown === null) return;
    clearInterval(this.#shown.timer);
    this.#shown.time.free();
    const context = this.#shown.renderer?.context;
    if (context === undefined) return;
    context.cancelExecution();
    this.#shown.cut = true;
  }

  /** Takes presses again: the last one was refused, or its answer brought no other screen. */
  stay(): void {
    if (this.#shown?.view) this.#shown.view.inert = false;
  }

  /** Stands still: nothing will answer any more, and a ring that goes on would promise a bell. */
  freeze(): void {
    this.#shown?.time.freeze();
  }

  clear(): void {
    if (this.#shown !== null) {
      clearInterval(this.#shown.timer);
      this.#shown.cut = true;
      this.#shown.renderer?.destroy();
    }
    this.#shown = null;
    this.#box.replaceChildren();
  }

  #drawingOptions(content: Content, shown: Shown): DrawingOptions {
    const { view, size } = fitScreen(this.#box);
    view.inert = true;
    return {
      content,
      view,
      mode: 'HUB',
      theme: 'dark',
      utcTime: Date.now(),
      localTimeAdjustment: -new Date().getTimezoneOffset() * 60_000,
      logLevel: 'warn',
      environment: {
        agentName: 'local speaker',
        agentVersion: '1',
        allowOpenUrl: false,
        disallowVideo: true,
        animationQuality: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 2,
      },
      viewport: { ...size, dpi: 160, isRound: false, shape: 'RECTANGLE' },
      onSendEvent: (event) => {
        const id = findTouchedId(event);
        if (id === null || view.inert) return;
        // A finger and a key together are one press. The focus stays in the box while the view can't have it.
        if (view.contains(document.activeElement)) this.#box.focus({ preventScroll: true });
        view.inert = true;
        this.#onTouch(id);
      },
      audioPlayerFactory: (listener) => this.#audioPlayer(listener, shown),
    };
  }

  /** Tells the document when its parts begin and end. The player plays the sound in one piece. */
  #audioPlayer(listener: PlaybackListener, shown: Shown): AudioPlayer {
    return {
      prepare: (url) => {
        setTimeout(() => {
          if (!shown.cut) listener.onPrepared(url);
        }, 0);
        return url;
      },
      // The next document may arrive while this one is being set up, which would then begin to speak after its
      // end.
      play: (id) => {
        if (!shown.cut) this.#follow(id, listener, shown);
      },
      flush: () => undefined,
      releasePlayer: () => undefined,
    };
  }

  /** Tells the document that a part begins, and that it ends, when the player gets there. */
  #follow(id: string, listener: PlaybackListener, shown: Shown): void {
    let begun = false;
    clearInterval(shown.timer);
    shown.time.follow(() => (shown.lengths === null ? null : shown.lengths.before + shown.doneMs));
    shown.timer = setInterval(() => {
      const at = this.#player.position();
      if (shown.lengths === null || at === null) return;
      const fromMs = shown.lengths.before + shown.doneMs;
      const untilMs = fromMs + (shown.lengths.said[id] ?? 0);
      if (!begun && at >= fromMs) {
        begun = true;
        listener.onPlaybackStarted(id);
      }
      if (at < untilMs) return;
      clearInterval(shown.timer);
      shown.time.leave();
      shown.doneMs += untilMs - fromMs;
      listener.onPlaybackFinished(id);
    }, LOOK_MS);
  }
}
