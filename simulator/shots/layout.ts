/** What is to be seen of a document that was drawn: its words and its plates, and where on the screen they lie. */
import type { Page } from 'playwright-core';
import { z } from 'zod';

const rectSchema = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });

/** A rectangle in px from the upper left corner of the screen. */
export type Rect = z.infer<typeof rectSchema>;

const wordsSchema = z.object({
  words: z.string(),
  /** How high the letters are set, in px. */
  letters: z.number(),
  /** Whether a line ends within a word. */
  isBroken: z.boolean(),
  /** Around each line. */
  lines: z.array(rectSchema),
  /** What is left of them where they are cut by what they stand in. */
  within: rectSchema,
  /** Index of the plate that they stand on; -1 where they stand on the ground. */
  on: z.number(),
});

const layoutSchema = z.object({
  words: z.array(wordsSchema),
  /** What is filled with a colour: buttons, and parts of drawings. `round`: the radius of its corners. */
  plates: z.array(rectSchema.extend({ round: z.number() })),
});

/** Words as they are drawn. */
export type DrawnText = z.infer<typeof wordsSchema>;

export type ScreenLayout = z.infer<typeof layoutSchema>;

/** Looks at what the engine drew last. */
export async function readLayout(page: Page): Promise<ScreenLayout> {
  return layoutSchema.parse(await page.evaluate(`(${LOOK})()`));
}

/** Runs in the page, on the engine's own elements: this is text to the compiler. */
const LOOK = `() => {
  const rectOf = ({ left, top, right, bottom }) => ({ left, top, right, bottom });
  const view = document.getElementById('view');
  const isClear = (color) => color === 'none' || color === 'transparent' || /, 0\\)$/.test(color);
  const boxes = [...view.querySelectorAll('div')].filter(
    (box) => box.parentElement !== view && !isClear(getComputedStyle(box).backgroundColor),
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
  const written = [...view.querySelectorAll('p, svg text')].filter((one) => one.textContent.trim() !== '');
  const words = written.map((element) => {
    const scale = element.ownerSVGElement?.getScreenCTM().a ?? 1;
    return {
      words: element.textContent,
      letters: parseFloat(getComputedStyle(element).fontSize) * scale,
      isBroken: [...element.querySelectorAll('data > data > data')].slice(0, -1).some(isBroken),
      lines: linesOf(element),
      within: withinOf(element),
      on: boxes.findLastIndex((box) => box.contains(element)),
    };
  });
  return { words, plates };
}`;
