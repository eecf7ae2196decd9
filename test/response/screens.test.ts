import { StaticAplTemplateValidator } from 'apl-suggester';
import { createContext, runInContext, runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { screen } from '../../lambdas/locales/english/screen.ts';
import { touchesOfferedAt } from '../../lambdas/coach/conversation/touches.ts';
import { INK } from '../../lambdas/response/posture/picture.ts';
import { COLORS, PAIRS, SHAPE_PAIRS, SMALLEST_LETTERS } from '../../lambdas/response/screen/apl.ts';
import { groundOf } from '../../lambdas/response/screen/buttons.ts';
import { setUpPage } from '../../lambdas/response/screen/set-up.ts';
import type { Turn } from '../../simulator/echo/turn.ts';
import { inflateLayouts } from '../../simulator/player/layouts.ts';
import { FIRST_VISIT, IN_POSITION, ROLLING, SCREENED } from '../conversations/scripts.ts';
import { talk } from '../conversations/talk.ts';

const RENDER = 'Alexa.Presentation.APL.RenderDocument';
const responseSchema = z.looseObject({
  response: z.looseObject({
    directives: z
      .array(z.looseObject({ type: z.string(), document: z.record(z.string(), z.unknown()).optional() }))
      .optional(),
  }),
});
type Document = Readonly<Record<string, unknown>>;

function documentIn({ response }: Turn): Document | null {
  const read = responseSchema.safeParse(response);
  return read.data?.response.directives?.find(({ type }) => type === RENDER)?.document ?? null;
}

const componentSchema = z.looseObject({
  type: z.string(),
  items: z.array(z.unknown()).optional(),
  item: z.unknown().optional(),
});
type Component = z.infer<typeof componentSchema>;

function componentsIn(value: unknown): Component[] {
  const read = componentSchema.safeParse(value);
  if (!read.success) return [];
  return [read.data, ...[...(read.data.items ?? []), read.data.item].flatMap(componentsIn)];
}

const templateSchema = z.looseObject({ mainTemplate: z.looseObject({ items: z.array(z.unknown()) }) });
const partsOf = (document: Document): Component[] =>
  templateSchema.parse(inflateLayouts(document)).mainTemplate.items.flatMap(componentsIn);

/** Each component, with the conditions under which it and what it stands in are shown. */
function shownOn(document: Document): { component: Component; shapes: readonly string[] }[] {
  const within = (value: unknown, before: readonly string[]): ReturnType<typeof shownOn> => {
    const read = componentSchema.safeParse(value);
    if (!read.success) return [];
    const { when, items = [], item } = read.data;
    const shapes = typeof when === 'string' ? [...before, when.slice(2, -1)] : before;
    return [{ component: read.data, shapes }, ...[...items, item].flatMap((one) => within(one, shapes))];
  };
  return templateSchema.parse(inflateLayouts(document)).mainTemplate.items.flatMap((one) => within(one, []));
}

let documents: Document[] = [];

beforeAll(async () => {
  const talks = [
    FIRST_VISIT,
    [...SCREENED.slice(0, 2), 'help', 'why', 'yes'],
    [...IN_POSITION.slice(0, -2), 'yes', 'my knee'],
    [...ROLLING, '@25 pause', 'carry on', '@30 it hurts', 'six', '@20 stop'],
    [...FIRST_VISIT, '(wait 2d)', 'open foam roll coach', 'yes', 'how am i doing', '(silence)'],
  ];
  const turns = (await Promise.all(talks.map((said) => talk(said, { device: 'show' })))).flat();
  documents = turns.map(documentIn).filter((document) => document !== null);
  // As long as a test may take: five visits are held on a machine that others use, too.
}, 20_000);

describe('every document on a screen', () => {
  it('passes apl-suggester without a finding', async () => {
    const validator = new StaticAplTemplateValidator();
    const found: unknown[] = [];
    // One after the other, because the validator can't handle two at a time.
    for (const document of documents) found.push(...(await validator.validate(document)));
    expect(documents.length).toBeGreaterThan(40);
    expect([...new Set(found.map((finding) => JSON.stringify(finding)))]).toEqual([]);
  });

  it('has at most 60 KB, which is half of what a response may have', () => {
    const sizes = documents.map((document) => JSON.stringify(document).length);
    expect(Math.max(...sizes)).toBeLessThan(60_000);
  });

  it('writes its buttons once, so that eleven keys on three shapes of screen take less than 10 KB', () => {
    const keys = documents.filter((document) => partsOf(document).some(({ id }) => id === 'ten'));
    expect(keys.length).toBeGreaterThan(2);
    const plain = keys.filter(({ graphics }) => JSON.stringify(graphics) === '{}');
    expect(Math.max(...plain.map((document) => JSON.stringify(document).length))).toBeLessThan(10_000);
  });

  it('leaves it to Alexa to write the name that the person calls the device by', () => {
    const written = documents
      .flatMap(partsOf)
      .flatMap(({ text: words }) => (typeof words === 'string' ? [words] : []));
    expect(written.filter((words) => /alexa/i.test(words))).toEqual([]);
    expect(written.filter((words) => words.includes('payload.hint')).length).toBeGreaterThan(5);
  });

  it('is APL 1.4 without imports', () => {
    const kinds = documents.map(({ version, import: imported }) => `${String(version)} ${typeof imported}`);
    expect([...new Set(kinds)]).toEqual(['1.4 undefined']);
  });

  it('has a label for each button and drawing', () => {
    const silent = documents
      .flatMap(partsOf)
      .filter(({ type }) => type === 'TouchWrapper' || type === 'VectorGraphic')
      .filter(
        ({ accessibilityLabel }) => typeof accessibilityLabel !== 'string' || accessibilityLabel === '',
      );
    expect(silent).toEqual([]);
  });

  it('has no letters smaller than the smallest that can be read across a room', () => {
    // A hundred pixels for each hundredth of the shorter side.
    const screens = [
      { round: true, tall: false, h: 100, least: SMALLEST_LETTERS.round },
      { round: false, tall: false, h: 100, least: SMALLEST_LETTERS.wide },
      { round: false, tall: true, h: 133, least: SMALLEST_LETTERS.tall },
      { round: false, tall: true, h: 178, least: SMALLEST_LETTERS.tall },
    ];
    const written = documents
      .flatMap(shownOn)
      .flatMap(({ component: { fontSize }, shapes }) =>
        typeof fontSize === 'string' ? [`${shapes.join('&&') || 'true'}?${fontSize.slice(2, -1)}:1e9`] : [],
      );
    const different = [...new Set(written)];
    expect(different.length).toBeGreaterThan(50);
    const small = screens.flatMap(({ least, ...one }) => {
      const known = createContext({ u: 100, ...one });
      return different.filter((size) => Number(runInContext(size, known)) < least * 100 - 1);
    });
    expect(small).toEqual([]);
  });
});

describe('an answer to a question', () => {
  const buttonSchema = z.looseObject({ item: z.looseObject({ backgroundColor: z.string() }) });

  it.each(['yes', 'no', 'not_sure', 'none'])(
    '"%s" has no colour of its own that invites a finger',
    (answer) => {
      const grounds = documents
        .flatMap(partsOf)
        .filter(({ type, id }) => type === 'TouchWrapper' && id === answer)
        .map((button) => buttonSchema.parse(button).item.backgroundColor);
      expect([...new Set(grounds)]).toEqual([COLORS.surface]);
    },
  );
});

it('keeps the ring of a hold as large, and the letters of its place, while it is paused', async () => {
  const turns = await talk([...ROLLING, '@25 pause'], { device: 'show' });
  const [hold = {}, paused = {}] = turns.slice(-2).map((turn) => documentIn(turn) ?? {});
  const ringSchema = z.object({
    items: z.tuple([z.object({ items: z.tuple([z.unknown()]) })]).rest(z.unknown()),
  });
  const sizesIn = (document: Document): string[] =>
    partsOf(document).flatMap((part) => {
      const [ring] = ringSchema.safeParse(part).data?.items ?? [];
      const isRing = componentSchema.safeParse(ring?.items[0]).data?.['source'] === 'ring';
      const isPlace = part['fontWeight'] === '700' && part['maxLines'] === 2;
      return isRing || isPlace ? [`${String(part['width'])} ${String(part['fontSize'])}`] : [];
    });
  const [before, now] = [new Set(sizesIn(hold)), [...new Set(sizesIn(paused))]];
  expect(now.length).toBeGreaterThan(2);
  expect(now.filter((size) => !before.has(size))).toEqual([]);
});

it('gives the focus at first to "Not sure", and never to a yes or a no', () => {
  const mountSchema = z.object({ onMount: z.array(z.looseObject({ type: z.string() })) });
  const focused = documents
    .flatMap((document) => mountSchema.safeParse(document).data?.onMount ?? [])
    .filter(({ type }) => type === 'SetFocus')
    .map(({ componentId }) => componentId);
  expect(focused.length).toBeGreaterThan(10);
  expect([...new Set(focused)]).toEqual(['not_sure']);
});

describe('the drawing of a set-up', () => {
  /** The movement at a time, by the document's own names: 0 is rolled down, 1 is rolled up. */
  function movementAt(t: number, animation: string): unknown {
    const position = { region: 'calves', side: 'right', posture: 'floor', tool: 'soft_roller' } as const;
    const root = partsOf(setUpPage(position, screen, undefined).document).find(({ id }) => id === 'root');
    const known: Record<string, unknown> = { Math, t, environment: { animation } };
    for (const { name, value } of namesSchema.parse(root).bind) {
      if (name === 'w' || name === 'k') known[name] = runInNewContext(value.slice(2, -1), known);
    }
    return known['k'];
  }
  const namesSchema = z.object({ bind: z.array(z.object({ name: z.string(), value: z.coerce.string() })) });

  it('goes up in three seconds, and down in three', () => {
    expect([0, 3_000, 6_000, 9_000].map((t) => movementAt(t, 'normal'))).toEqual([1, 0, 1, 0]);
    expect(movementAt(1_500, 'normal')).toBe(0.5);
  });

  it.each(['none', 'slow'])('stands still where the device animates "%s"', (animation) => {
    expect([0, 1_000, 3_000].map((t) => movementAt(t, animation))).toEqual([0.5, 0.5, 0.5]);
  });
});

/** Relative luminance and contrast: WCAG 2.1, "relative luminance", "contrast ratio". */
function luminance(color: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrastOf = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

it.each(SHAPE_PAIRS)('lines and shapes in %s on %s have a contrast of at least 3 to 1', (on, ground) => {
  expect(contrastOf(on, ground)).toBeGreaterThanOrEqual(3);
});

it.each(Object.entries(INK).filter(([name]) => !['gap', 'ground', 'hair'].includes(name)))(
  'a drawing sets its %s (%s) off by lines with a contrast of at least 3 to 1',
  (_, ink) => {
    expect(contrastOf(ink, INK.gap)).toBeGreaterThanOrEqual(3);
  },
);

it('grows lighter from 0 to 10, and white figures can be read on each key', () => {
  const keys = touchesOfferedAt('pain_now').map(groundOf);
  const lights = keys.map(luminance);
  expect(lights).toEqual([...lights].sort((a, b) => a - b));
  expect(keys.filter((key) => contrastOf(COLORS.text, key) < 4.5)).toEqual([]);
  expect(new Set(keys).size).toBe(11);
});

it.each(PAIRS)('words in %s on %s have a contrast of at least 4.5 to 1', (on, ground) => {
  expect(contrastOf(on, ground)).toBeGreaterThanOrEqual(4.5);
});

describe('the ring of a hold', () => {
  const boundSchema = z.object({ bind: z.array(z.object({ name: z.string(), value: z.unknown() })) });

  const tickSchema = z.object({
    handleTick: z.array(z.object({ commands: z.array(z.object({ value: z.string() })) })),
  });

  /** What the document computes at a moment, by its own expressions. */
  function at(document: Document | null, t: number): { part: number; left: number } {
    const root = document === null ? undefined : partsOf(document).find(({ id }) => id === 'root');
    const known: Record<string, unknown> = {
      Math,
      viewport: { width: 960, height: 480, shape: 'rectangle' },
      environment: { animation: 'normal' },
    };
    for (const { name, value } of boundSchema.parse(root).bind) {
      const expression = typeof value === 'string' ? /^\$\{(.*)\}$/s.exec(value)?.[1] : undefined;
      known[name] = name === 't' ? t : expression === undefined ? value : runInNewContext(expression, known);
    }
    return z.object({ part: z.number(), left: z.number() }).parse(known);
  }

  it('moves from the moment at which the audio begins, even if that is when the document is shown', async () => {
    const turn = (await talk([...ROLLING, '@30 pause', '@10 carry on'], { device: 'show' })).at(-1);
    const root = partsOf((turn && documentIn(turn)) ?? {}).find(({ id }) => id === 'root');
    const [value = ''] = tickSchema
      .parse(root)
      .handleTick.flatMap(({ commands }) => commands.map((one) => one.value));
    const waiting = boundSchema.parse(root).bind.find(({ name }) => name === 'start')?.value;
    const seconds = (start: unknown): unknown =>
      runInNewContext(value.slice(2, -1), { start, elapsedTime: 4_000 });
    expect([waiting, 0, 1_500].map(seconds)).toEqual([0, 4_000, 2_500]);
  });

  it.each([
    ['from the first bell on', ROLLING, 30_000],
    ['after a pause', [...ROLLING, '@30 pause', '@10 carry on'], 30_000],
    ['after "easier", which doesn’t pause the hold', [...ROLLING, '@30 easier'], 30_000],
  ])('shows at any moment what is left of a hold, %s', async (_, said, wholeMs) => {
    const turn = (await talk(said, { device: 'show' })).at(-1);
    expect(turn?.steps.length).toBe(2);
    const document = turn === undefined ? null : documentIn(turn);
    for (const { holdStartMs, endMs } of turn?.steps ?? []) {
      for (const gone of [0, 0.25, 0.5, 0.9, 0.999]) {
        const t = holdStartMs + gone * (endMs - holdStartMs);
        const { part, left } = at(document, t);
        expect(part, String(t)).toBeCloseTo((endMs - t) / wholeMs, 5);
        expect(left).toBe(Math.ceil((endMs - t) / 1000));
      }
      if (holdStartMs > 0) expect(at(document, holdStartMs - 1).left).toBe(1);
      // The ring begins to empty with the bell, and how hard to press follows a second later.
      const said = turn?.captions.find(({ atMs }) => atMs > holdStartMs)?.atMs;
      if (endMs - holdStartMs === wholeMs) expect(said).toBe(holdStartMs + 1_000);
    }
  });
});
