/** The screen of the Echo Show, drawn by Amazon's engine. */
export class Screen {
  #box;
  #player;
  #touched;
  #engine = null;
  #shown = null;

  constructor(box, player, touched) {
    this.#box = box;
    this.#player = player;
    this.#touched = touched;
  }

  /** Draws a document; what it says waits until `begin`. */
  async show({ document: apl, datasources = {} }) {
    this.clear();
    const time = new ScreenTime(this.#player, speechesIn(datasources));
    const shown = { lengths: null, doneMs: 0, timer: null, renderer: null, time };
    this.#shown = shown;
    this.#engine ??= loadEngine();
    const { default: Renderer, Content } = await this.#engine;
    if (shown !== this.#shown) return;
    const content = Content.create(JSON.stringify(apl));
    content.addData('payload', JSON.stringify(withSpeech(datasources)));
    const [width, height] = innerWidth >= 1060 ? [1024, 600] : [960, 480];
    const view = document.createElement('div');
    Object.assign(view.style, { width: `${width}px`, height: `${height}px`, position: 'relative' });
    this.#box.replaceChildren(view);
    shown.renderer = Renderer.create({
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
      },
      viewport: { width, height, dpi: 160, isRound: false, shape: 'RECTANGLE' },
      onSendEvent: (event) => this.#touched(event),
      audioPlayerFactory: (listener) => this.#audio(listener, shown),
    });
    shown.renderer.updateTime = () =>
      shown.renderer.context.updateTime(Math.round(shown.time.now()), Date.now());
    await shown.renderer.init();
  }

  /** The answer begins to be heard: its parts last so long. Another answer ends what a document said before. */
  begin(lengths) {
    if (this.#shown === null) return;
    if (this.#shown.lengths === null) this.#shown.lengths = lengths;
    else clearInterval(this.#shown.timer);
  }

  /** What plays was cut off. */
  stop() {
    if (this.#shown === null) return;
    clearInterval(this.#shown.timer);
    this.#shown.time.free();
    this.#shown.renderer?.context?.cancelExecution();
  }

  clear() {
    if (this.#shown !== null) {
      clearInterval(this.#shown.timer);
      this.#shown.renderer?.destroy?.();
    }
    this.#shown = null;
    this.#box.replaceChildren();
  }

  /** The document is told when its parts begin and end; the sound is the player's, in one piece. */
  #audio(listener, shown) {
    return {
      prepare: (url) => {
        setTimeout(() => listener.onPrepared(url), 0);
        return url;
      },
      play: (id) => {
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
        }, 20);
      },
      flush: () => undefined,
      releasePlayer: () => undefined,
    };
  }
}

/**
 * The clock of a document, in ms. While it says something, what is heard tells the time, however late the engine began
 * to draw and however fast the clock of the sound goes; until then it stands still.
 */
class ScreenTime {
  #player;
  /** What it has still to say. */
  #left;
  /** The time when it began to say something, and where in the answer that is; null: it says nothing now. */
  #said = null;
  /** A document takes a start at 0 for none. */
  #ms = 1;
  #looked = performance.now();

  constructor(player, speeches) {
    this.#player = player;
    this.#left = speeches;
  }

  now() {
    const now = performance.now();
    if (this.#said !== null) {
      const [at, from] = [this.#player.position(), this.#said.from()];
      if (at !== null && from !== null) this.#ms = Math.max(this.#ms, this.#said.ms + at - from);
    } else if (this.#left === 0) this.#ms += now - this.#looked;
    this.#looked = now;
    return this.#ms;
  }

  /** Something begins to be said; `from` tells where in the answer. */
  follow(from) {
    this.#said = { from, ms: this.#ms };
  }

  /** It has been said. */
  leave() {
    this.#said = null;
    this.#left -= 1;
  }

  /** Nothing is said any more. */
  free() {
    this.#said = null;
    this.#left = 0;
  }
}

/** Amazon's engine, 5 MB: only fetched where a screen is looked at. */
function loadEngine() {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = '/apl.js';
    script.onerror = () => reject(new Error('the engine of the screen could not be loaded'));
    script.onload = () => {
      useFontsHere();
      window.AplRenderer.initEngine().then(() => resolve(window.AplRenderer), reject);
    };
    document.head.append(script);
  });
}

/** The engine's families, and what may be on this machine for each: the first that is there is taken. */
const FAMILIES = {
  'amazon-ember-display': ['Arial', 'Helvetica', 'Liberation Sans', 'DejaVu Sans', 'Roboto', 'Noto Sans'],
  Bookerly: ['Georgia', 'Liberation Serif', 'DejaVu Serif', 'Noto Serif'],
};

/** The engine would ask Amazon for its fonts, and the page asks nobody but its own server: the browser's stand for them. */
function useFontsHere() {
  for (const sheet of document.styleSheets)
    for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1)
      if (sheet.cssRules[at] instanceof CSSFontFaceRule) sheet.deleteRule(at);
  for (const [family, names] of Object.entries(FAMILIES))
    for (const [weight, suffix] of [
      ['400', ''],
      ['700', ' Bold'],
    ]) {
      const source = names.map((name) => `local('${name}${suffix}')`).join(',');
      document.fonts.add(new FontFace(family, source, { weight }));
    }
}

/** How many speeches a document has. */
function speechesIn(datasources) {
  return Object.values(datasources).reduce((sum, { transformers = [] }) => sum + transformers.length, 0);
}

/** The data of a document, with an address for each speech that the cloud would have made of it. */
function withSpeech(datasources) {
  const data = structuredClone(datasources);
  for (const { properties, transformers = [] } of Object.values(data))
    for (const { outputName } of transformers) properties[outputName] = { url: outputName };
  return data;
}
