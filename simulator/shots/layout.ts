/** Reads the visible layout of a document that was drawn: its texts, its filled areas, and their positions. */
import type { Page } from 'playwright-core';
import { z } from 'zod';

const rectSchema = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });

/** A rectangle in px from the upper left corner of the screen. */
export type Rect = z.infer<typeof rectSchema>;

const wordsSchema = z.object({
  words: z.string(),
  /** The font size, in px. */
  letters: z.number(),
  /** Whether a line breaks within a word. */
  isBroken: z.boolean(),
  /** Whether the last of several lines is one short word. */
  isLonely: z.boolean(),
  /** One rectangle for each line. */
  lines: z.array(rectSchema),
  /** The area within which the text is visible; the elements around it clip the rest. */
  within: rectSchema,
  /** The index of the plate behind the text; -1 if there is none. */
  on: z.number(),
});

const layoutSchema = z.object({
  words: z.array(wordsSchema),
  /** The filled areas: buttons, and parts of drawings. `round` is the radius of the corners. */
  plates: z.array(rectSchema.extend({ round: z.number() })),
  /** What can be touched, and whether it has words on it. */
  touches: z.array(rectSchema.extend({ named: z.boolean() })),
});

/** A text as it is drawn. */
export type DrawnText = z.infer<typeof wordsSchema>;

export type ScreenLayout = z.infer<typeof layoutSchema>;

/** Reads the layout of the document that was drawn last. */
export async function readLayout(page: Page): Promise<ScreenLayout> {
  return layoutSchema.parse(await page.evaluate(`(${LOOK})()`));
}

/** This runs in the page, on the engine's own elements. It is a string because the engine has no types. */
const LOOK = `() => {
  const rectOf = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  const view = document.getElementById('view');
  const isClear = (color) => color === 'none' || color === 'transparent' || /, 0\\)$/.test(color);
  // A ground that fills the screen lies under everything.
  const isGround = ({ left, top, right, bottom }) =>
    left <= 1 && top <= 1 && right >= innerWidth - 1 && bottom >= innerHeight - 1;
  const boxes = [...view.querySelectorAll('div')].filter(
    (box) =>
      box.parentElement !== view &&
      box.getClientRects().length > 0 &&
      !isClear(getComputedStyle(box).backgroundColor) &&
      !isGround(box.getBoundingClientRect()),
  );
  const paths = [...view.querySelectorAll('svg path')].filter((path) => !isClear(getComputedStyle(path).fill));
  const withinOf = (element) => {
    const within = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    for (let at = element; at !== view; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== 'hidden') continue;
      const box = at.getBoundingClientRect();
      within.left = Math.max(within.left, box.left);
      within.top = Math.max(within.top, box.top);
      within.right = Math.min(within.right, box.right);
      within.bottom = Math.min(within.bottom, box.bottom);
    }
    return within;
  };
  // A line may end in a space that hangs over.
  const linesOf = (element) => {
    const lines = [];
    const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      const range = document.createRange();
      range.selectNodeContents(nodes.currentNode);
      range.setEnd(nodes.currentNode, nodes.currentNode.data.trimEnd().length);
      lines.push(...[...range.getClientRects()].filter(({ width }) => width > 0).map(rectOf));
    }
    return lines;
  };
  // What is drawn outside its drawing isn't seen.
  const seenOf = (plate) => {
    const [box, within] = [plate.getBoundingClientRect(), withinOf(plate)];
    return {
      left: Math.max(box.left, within.left),
      top: Math.max(box.top, within.top),
      right: Math.min(box.right, within.right),
      bottom: Math.min(box.bottom, within.bottom),
      round: parseFloat(getComputedStyle(plate).borderTopLeftRadius) || 0,
    };
  };
  const plates = [...boxes, ...paths].map(seenOf);
  const isBroken = ({ textContent }) => textContent !== '' && !/[\\s-]$/.test(textContent);
  // Three lines and more: of two, as in a name, each may be a word. A long word can't always have company.
  const isLonely = (element) => {
    const last = [...element.querySelectorAll('data > data > data')].at(-1)?.textContent.trim() ?? '';
    return linesOf(element).length > 2 && last.length <= 7 && !/\\s/.test(last);
  };
  // What isn't displayed has no rectangles.
  const written = [...view.querySelectorAll('p, svg text')].filter(
    (one) => one.textContent.trim() !== '' && one.getClientRects().length > 0,
  );
  const words = written.map((element) => {
    const scale = element.ownerSVGElement?.getScreenCTM().a ?? 1;
    return {
      words: element.textContent,
      letters: parseFloat(getComputedStyle(element).fontSize) * scale,
      isBroken: [...element.querySelectorAll('data > data > data')].slice(0, -1).some(isBroken),
      isLonely: isLonely(element),
      lines: linesOf(element),
      within: withinOf(element),
      on: boxes.findLastIndex((box) => box.contains(element)),
    };
  });
  // The engine's number for a component that can be touched.
  const TOUCH_WRAPPER = 9;
  const touches = Object.values(window.renderer.componentMap)
    .filter(({ component }) => component.getType() === TOUCH_WRAPPER)
    .map(({ container }) => container)
    .filter((box) => box.getClientRects().length > 0)
    .map((box) => ({ ...rectOf(box.getBoundingClientRect()), named: box.textContent.trim() !== '' }));
  return { words, plates, touches };
}`;
