/**
 * The little of APL that the screens are made of, as typed builders: APL 1.4, no imports, so that every device with
 * that version draws it. Sizes are hundredths of the screen's shorter side, `u` in the document.
 */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type Properties = Readonly<Record<string, Json>>;

/** A component of a document. */
export interface Component extends Properties {
  readonly type: string;
}

/** A size in hundredths of the screen's shorter side: an expression, or so many of them. */
export type Size = number | string;

/** An expression for a size in whole dp: with parts of them, the engine's rounding makes rows a dp too wide. */
export function dp(size: Size): string {
  return `\${Math.round(u*${typeof size === 'number' ? size : `(${size})`})}`;
}

/** A value that depends on the shape of the screen; `wide` is any that is neither round nor upright. */
export function byShape(wide: number, tall: number, round: number): string {
  return `round?${round}:tall?${tall}:${wide}`;
}

/** Components below, or beside, each other. */
export function stack(items: readonly Component[], properties: Properties = {}): Component {
  return { type: 'Container', ...properties, items };
}

export function row(items: readonly Component[], properties: Properties = {}): Component {
  return stack(items, { direction: 'row', ...properties });
}

/** Words; `size` is that of its letters. */
export function text(words: string, size: Size, properties: Properties = {}): Component {
  return { type: 'Text', text: words, fontSize: dp(size), color: COLORS.text, ...properties };
}

/** What the colours are for; the test holds every pair that meets on a screen to a contrast of 4.5 to 1. */
export const COLORS = {
  background: '#0d131a',
  surface: '#223040',
  text: '#ffffff',
  muted: '#b9c6d3',
  /** The hold. */
  hold: '#4fd6c4',
  track: '#2c3a48',
  /** Where the roller goes. */
  mark: '#ff9d57',
  body: '#7c8fa3',
  line: '#56687a',
  roller: '#3f7fd6',
  rollerEnd: '#8fb8f0',
  rollerLine: '#2a5ca6',
  action: '#125e56',
  warning: '#8a3b00',
  alarm: '#8c0012',
} as const;
export type Color = (typeof COLORS)[keyof typeof COLORS];

/** Which colours words have on which ground. */
export const PAIRS = [
  [COLORS.text, COLORS.background],
  [COLORS.muted, COLORS.background],
  [COLORS.hold, COLORS.background],
  [COLORS.mark, COLORS.background],
  [COLORS.text, COLORS.surface],
  [COLORS.text, COLORS.action],
  [COLORS.text, COLORS.warning],
  [COLORS.text, COLORS.alarm],
] as const satisfies readonly (readonly [Color, Color])[];

/**
 * A drawing named in the document's graphics, in a box of its own: the engine lays out a drawing by the size it was
 * drawn in, whatever size it is told.
 */
export function drawGraphic(
  source: string,
  label: string,
  size: { readonly width: string; readonly height: string },
  properties: Properties = {},
): Component {
  const drawn = { scale: 'best-fit', accessibilityLabel: label, width: '100%', height: '100%' };
  return stack([{ type: 'VectorGraphic', source, ...drawn, ...properties }], { ...size, shrink: 0 });
}

/** The smallest letters, in hundredths of the screen's shorter side; a round screen is small, and near. */
export const SMALLEST_LETTERS = { wide: 6, tall: 6, round: 5 } as const;
export const SMALLEST = byShape(SMALLEST_LETTERS.wide, SMALLEST_LETTERS.tall, SMALLEST_LETTERS.round);

/** A whole document around its one component: the colours, the unit, and the shape of the screen. */
export interface Page {
  readonly ground?: Color;
  readonly graphics?: Properties;
  /** Names bound on the outermost component besides `u`, `round` and `tall`. */
  readonly bind?: readonly Properties[];
  readonly properties?: Properties;
  readonly sound?: Sound;
  readonly label: string;
}

/** What a document says by itself, once it is on the screen. */
export interface Sound {
  /** Words before the timed audio. */
  readonly before: object | null;
  /** The timed audio, as APL for Audio. */
  readonly segment: object;
}

/** The outermost components, by id. */
export const ROOT = 'root';
const FRAME = 'frame';

/** What a screen sends: that its audio has been played; or that something was touched, with its name. */
export const PLAYED = 'played';
export const TOUCHED = 'touched';

const SHAPE: readonly Properties[] = [
  { name: 'u', type: 'number', value: '${Math.min(viewport.width,viewport.height)/100}' },
  { name: 'round', type: 'boolean', value: "${viewport.shape=='round'}" },
  // When what it says began, by the document's own clock, which stands at 0 as it is shown; before that, -1.
  { name: 'start', type: 'number', value: -1 },
  { name: 'tall', type: 'boolean', value: '${viewport.height>viewport.width*1.2}' },
];

/** How far from the edge anything stays: on a round screen inside the circle, on a television clear of its frame. */
const EDGE = byShape(5, 6, 10);

/** A document: keeps its screen on as long as it is shown. */
export function documentOf(items: readonly Component[], page: Page): Properties {
  const { ground = COLORS.background, graphics = {}, bind = [], properties = {}, sound, label } = page;
  return {
    type: 'APL',
    version: '1.4',
    theme: 'dark',
    settings: { idleTimeout: IDLE_MS },
    graphics,
    ...(sound === undefined ? {} : { onMount: [speakCommands(sound)] }),
    mainTemplate: {
      parameters: ['payload'],
      items: [
        {
          type: 'Frame',
          id: FRAME,
          ...((sound?.before ?? null) === null ? {} : { speech: speechUrl('before') }),
          width: '100vw',
          height: '100vh',
          backgroundColor: ground,
          item: {
            type: 'Container',
            id: ROOT,
            bind: [...SHAPE, ...bind],
            width: '100vw',
            height: '100vh',
            paddingLeft: dp(EDGE),
            paddingRight: dp(EDGE),
            paddingTop: dp(byShape(5, 8, 10)),
            paddingBottom: dp(byShape(5, 8, 10)),
            accessibilityLabel: label,
            ...(sound === undefined ? {} : { speech: speechUrl('segment') }),
            ...properties,
            items,
          },
        },
      ],
    },
  };
}

/** The datasource that Alexa turns APL for Audio into speech in, by its transformer `aplAudioToSpeech`. */
const SOUND = 'sound';

function speechUrl(name: keyof Sound): string {
  return `\${payload.${SOUND}.properties.${name}Speech.url}`;
}

/**
 * Says what there is to say before; then the timed audio, with the clock of the picture set in the same breath; and
 * tells when it has been played.
 */
function speakCommands({ before }: Sound): Properties {
  const speak = (componentId: string): Properties => ({ type: 'SpeakItem', componentId, screenLock: true });
  const start = { type: 'SetValue', componentId: ROOT, property: 'start', value: '${elapsedTime}' };
  const played = { type: 'SendEvent', arguments: [PLAYED] };
  const commands = [...(before === null ? [] : [speak(FRAME)]), start, speak(ROOT), played];
  return { type: 'Sequential', commands };
}

/** What goes out beside the document, so that what it says is speech by the time it is shown. */
export function soundOf({ before, segment }: Sound): {
  readonly sources: object;
  readonly datasources: object;
} {
  const names = before === null ? ['segment'] : ['before', 'segment'];
  const transformers = names.map((template) => ({
    transformer: 'aplAudioToSpeech',
    template,
    outputName: `${template}Speech`,
  }));
  return {
    sources: before === null ? { segment } : { before, segment },
    datasources: { [SOUND]: { type: 'object', properties: {}, transformers } },
  };
}

/** A screen goes out after this long without a touch or a word, in ms: longer than any segment or bed plays. */
const IDLE_MS = 240_000;
