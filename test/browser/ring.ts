/** Reads the ring of a hold as Amazon's engine has drawn it. */
import type { Page } from 'playwright-core';
import { z } from 'zod';

const ringSchema = z.nullable(z.object({ part: z.number(), seconds: z.string(), color: z.string() }));

/** The visible ring: the part of it that is left (0 to 1), the seconds in it, and its colour. */
export type Ring = NonNullable<z.infer<typeof ringSchema>>;

/**
 * A function to run in the page. It finds the path whose dash goes once around; the offset of the dash tells
 * which part is left. It returns null if there is no ring.
 */
export const READ_RING = `() => {
  const path = [...document.querySelectorAll('svg path')].find((each) => each.getAttribute('stroke-dasharray'));
  if (path === undefined) return null;
  const round = Number(path.getAttribute('stroke-dasharray').split(',')[0]);
  const part = 1 + Number(path.getAttribute('stroke-dashoffset')) / round;
  const seconds = [...document.querySelectorAll('p')].find((each) => /^\\d+$/.test(each.textContent.trim()));
  return { part, seconds: seconds?.textContent.trim() ?? '', color: path.getAttribute('stroke') };
}`;

/**
 * Reads the ring on a page.
 * @throws Error if there is none
 */
export async function readRing(page: Page): Promise<Ring> {
  const ring = ringSchema.parse(await page.evaluate(`(${READ_RING})()`));
  if (ring === null) throw new Error('expected a ring, found none');
  return ring;
}
