/**
 * Typed builders for the part of APL that the screens use. They keep to APL 1.4 without imports, so that every device
 * with that version can draw them. Sizes are hundredths of the screen's shorter side, which is `u` in the document.
 */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };
export type Properties = Readonly<Record<string, Json>>;

/** A component of a document. */
export interface Component extends Properties {
  readonly type: string;
}

/** A size in hundredths of the screen's shorter side: a number, or an APL expression. */
export type Size = number | string;

/** An expression for a size in whole dp: with fractions, the engine's rounding makes rows a dp too wide. */
export function dp(size: Size): string {
  return `\${Math.round(u*${typeof size === 'number' ? size : `(${size})`})}`;
}

/** An expression that depends on the shape of the screen. `wide` is any screen that is neither round nor upright. */
export function byShape(wide: number, tall: number, round: number): string {
  return `round?${round}:tall?${tall}:${wide}`;
}

/** Puts components one below the other, or with `direction: 'row'` side by side. */
export function stack(items: readonly Component[], properties: Properties = {}): Component {
  return { type: 'Container', ...properties, items };
}

/** Puts components side by side. */
export function row(items: readonly Component[], properties: Properties = {}): Component {
  return stack(items, { direction: 'row', ...properties });
}

/** Words, with letters of the given size. */
export function text(words: string, size: Size, properties: Properties = {}): Component {
  return { type: 'Text', text: words, fontSize: dp(size), color: COLORS.text, ...properties };
}

/** Colours by purpose. A test requires a contrast of 4.5 to 1 for every pair in `PAIRS`. */
export const COLORS = {
  background: '#0d131a',
  surface: '#223040',
  text: '#ffffff',
  muted: '#b9c6d3',
  /** The hold. */
  hold: '#62e6d4',
  track: '#5d7388',
  /** The place that is rolled. */
  mark: '#ff9d57',
  line: '#5d7388',
  /** What to keep off. */
  off: '#ff8a80',
  action: '#125e56',
  warning: '#8a3b00',
  alarm: '#8c0012',
  /** Grounds that tell from across the room what it is time for: to get in place, to hold, to rest. */
  positionGround: '#2a1a0d',
  holdGround: '#0c2623',
  closeGround: '#151b21',
} as const;
export type Color = (typeof COLORS)[keyof typeof COLORS];

/** The colours of words and of the ground below them, for each pair that a screen uses. */
export const PAIRS = [
  [COLORS.text, COLORS.background],
  [COLORS.muted, COLORS.background],
  [COLORS.hold, COLORS.background],
  [COLORS.mark, COLORS.background],
  [COLORS.text, COLORS.surface],
  [COLORS.text, COLORS.action],
  [COLORS.text, COLORS.warning],
  [COLORS.text, COLORS.alarm],
  [COLORS.background, COLORS.hold],
  [COLORS.mark, COLORS.positionGround],
  [COLORS.muted, COLORS.positionGround],
  [COLORS.hold, COLORS.holdGround],
  [COLORS.muted, COLORS.holdGround],
  [COLORS.muted, COLORS.closeGround],
] as const satisfies readonly (readonly [Color, Color])[];

/** The colours of lines and shapes that tell something, and of what they lie on. A test requires 3 to 1: WCAG 2.2, 1.4.11. */
export const SHAPE_PAIRS = [
  [COLORS.line, COLORS.background],
  [COLORS.line, COLORS.positionGround],
  [COLORS.line, COLORS.holdGround],
  [COLORS.line, COLORS.closeGround],
  [COLORS.hold, COLORS.track],
  [COLORS.text, COLORS.track],
  [COLORS.mark, COLORS.positionGround],
  [COLORS.off, COLORS.background],
] as const satisfies readonly (readonly [Color, Color])[];

/**
 * Shows a drawing from the document's graphics. It gets a box of its own, because the engine lays a drawing out by the
 * size in which it was drawn, whatever size it is given.
 */
export function drawGraphic(
  source: string,
  label: string,
  size: { readonly width: string; readonly height: string },
  parameters: Properties = {},
  around: Properties = {},
): Component {
  const drawn = { scale: 'best-fit', accessibilityLabel: label, width: '100%', height: '100%' };
  return stack([{ type: 'VectorGraphic', source, ...drawn, ...parameters }], {
    ...size,
    shrink: 0,
    ...around,
  });
}

/** The smallest letters, in hundredths of the screen's shorter side. A round screen is small, but near. */
export const SMALLEST_LETTERS = { wide: 6, tall: 6, round: 5 } as const;
export const SMALLEST = byShape(SMALLEST_LETTERS.wide, SMALLEST_LETTERS.tall, SMALLEST_LETTERS.round);

/** The styles of a button and of its label. With the focus its edge is white; pressed, it lights up. */
export const BUTTON_STYLE = 'button';
export const LABEL_STYLE = 'label';
/** The style of a place on a drawing that can be touched: it is only seen with the focus, or while it is pressed. */
export const SPOT_STYLE = 'spot';
const STYLES: Properties = {
  [BUTTON_STYLE]: {
    values: [
      { borderWidth: '2dp', borderColor: COLORS.line },
      { when: '${state.focused}', borderWidth: '4dp', borderColor: COLORS.text },
      {
        when: '${state.pressed}',
        borderWidth: '4dp',
        borderColor: COLORS.hold,
        backgroundColor: COLORS.hold,
      },
    ],
  },
  [LABEL_STYLE]: {
    values: [{ color: COLORS.text }, { when: '${state.pressed}', color: COLORS.background }],
  },
  [SPOT_STYLE]: {
    values: [
      { when: '${state.focused}', borderWidth: '4dp', borderColor: COLORS.text },
      { when: '${state.pressed}', borderWidth: '4dp', borderColor: COLORS.hold },
    ],
  },
};

/** What a document has besides its components. */
export interface Page {
  readonly ground?: Color;
  readonly graphics?: Properties;
  /** Types of components that the document defines. */
  readonly layouts?: Properties;
  /** Names to bind on the outermost component besides those of `SHAPE`. */
  readonly bind?: readonly Properties[];
  readonly properties?: Properties;
  readonly sound?: Sound;
  /** The button that has the focus at first, where there is no touch. */
  readonly focus?: string;
  /** What can be said at this moment, after the wake word. `writeHint` puts it on the screen. */
  readonly hint?: string;
  readonly label: string;
}

/** A document, and what it tells people to say. */
export interface Shown {
  readonly document: Properties;
  readonly hint: string | null;
}

/** The audio that a document plays once it is on the screen. */
export interface Sound {
  /** Words before the timed audio. */
  readonly before: object | null;
  /** The timed audio, as APL for Audio. */
  readonly segment: object;
}

/** The outermost components, by id. */
export const ROOT = 'root';
const FRAME = 'frame';

/** The first argument of a screen's event: its audio has been played; or something was touched, whose name follows. */
export const PLAYED = 'played';
export const TOUCHED = 'touched';

/** Keeps the document's name `t` at a time in ms, updated no more often than a delay allows. */
export function followClock(minimumDelay: number, value = '${elapsedTime}'): Properties {
  return { minimumDelay, commands: [{ type: 'SetValue', componentId: ROOT, property: 't', value }] };
}

/**
 * What a press does in a layout with the parameters `touch` and `group`: it disables the group, so that there is no second
 * one, and tells the skill.
 */
export const PRESS_ONCE: readonly Properties[] = [
  { type: 'SetValue', componentId: '${group}', property: 'disabled', value: true },
  { type: 'SendEvent', arguments: [TOUCHED, '${touch}'] },
];

const SHAPE: readonly Properties[] = [
  { name: 'u', type: 'number', value: '${Math.min(viewport.width,viewport.height)/100}' },
  { name: 'round', type: 'boolean', value: "${viewport.shape=='round'}" },
  // The time at which the audio began by the document's own clock, which is 0 when the document is shown; -1 until then.
  { name: 'start', type: 'number', value: -1 },
  { name: 'tall', type: 'boolean', value: '${viewport.height>viewport.width*1.2}' },
  // The screen's height in the same unit: 178 on a screen of 9 to 16, 133 on one of 3 to 4.
  { name: 'h', type: 'number', value: '${viewport.height/Math.min(viewport.width,viewport.height)*100}' },
];

/**
 * The distance to the edge: it keeps components inside a round screen's circle, and clear of a television's frame, which
 * may hide 5 % at each side (48 of 960 dp).
 */
const EDGE = "round?10:tall?6:viewport.mode=='tv'?9:5";

/** Makes a document. It keeps its screen on for as long as it is shown. */
export function documentOf(items: readonly Component[], page: Page): Shown {
  const { ground = COLORS.background, graphics = {}, layouts = {}, bind = [], properties = {} } = page;
  const { sound, focus, label, hint = null } = page;
  const commands = [
    ...(focus === undefined
      ? []
      : [{ type: 'SetFocus', componentId: focus, when: "${viewport.mode=='tv'}" }]),
    ...(sound === undefined ? [] : [speakCommands(sound)]),
  ];
  const document = {
    type: 'APL',
    version: '1.4',
    theme: 'dark',
    settings: { idleTimeout: IDLE_MS },
    styles: STYLES,
    graphics,
    layouts,
    ...(commands.length === 0 ? {} : { onMount: commands }),
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
  return { document, hint };
}

/** The datasource in which Alexa's transformer `textToHint` puts a hint, with the wake word that the person uses. */
const HINT = 'hint';

/** Writes the page's hint. */
export function writeHint(size: Size, properties: Properties = {}): Component {
  const said = `\${payload.${HINT}.properties.hint}`;
  return text(said, size, { color: COLORS.muted, fontStyle: 'italic', maxLines: 1, ...properties });
}

/** The part of the directive that makes Alexa write a hint. */
export function hintOf(words: string | null): Readonly<Record<string, object>> {
  if (words === null) return {};
  const transformers = [{ transformer: 'textToHint', inputPath: 'words', outputName: 'hint' }];
  return { [HINT]: { type: 'object', properties: { words }, transformers } };
}

/** The datasource in which Alexa's transformer `aplAudioToSpeech` puts the speech that it makes of APL for Audio. */
const SOUND = 'sound';

function speechUrl(name: keyof Sound): string {
  return `\${payload.${SOUND}.properties.${name}Speech.url}`;
}

/**
 * Speaks the words before; then sets the picture's clock and plays the timed audio in one step; then reports that it
 * has been played.
 */
function speakCommands({ before }: Sound): Properties {
  const speak = (componentId: string): Properties => ({ type: 'SpeakItem', componentId, screenLock: true });
  const start = { type: 'SetValue', componentId: ROOT, property: 'start', value: '${elapsedTime}' };
  const played = { type: 'SendEvent', arguments: [PLAYED] };
  const commands = [...(before === null ? [] : [speak(FRAME)]), start, speak(ROOT), played];
  return { type: 'Sequential', commands };
}

/** The parts of the directive that make Alexa render the document's audio before the document is shown. */
export function soundOf({ before, segment }: Sound): {
  readonly sources: object;
  readonly datasources: Readonly<Record<string, object>>;
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

/** The screen goes dark after this long without a touch or a word, in ms: longer than any segment or waiting bed plays. */
const IDLE_MS = 240_000;
