import type { v1 } from 'ask-smapi-model';

/** A range of screens, in dp, as the manifest names it. */
export type Viewport = Required<v1.skill.Manifest.ViewportSpecification>;

const range = (
  mode: Viewport['mode'],
  shape: Viewport['shape'],
  [minWidth, maxWidth]: readonly [number, number],
  [minHeight, maxHeight]: readonly [number, number],
): Viewport => ({ mode, shape, minWidth, maxWidth, minHeight, maxHeight });

/**
 * The screens that the documents are drawn for: `npm run shots` draws every document on each.
 * Amazon requires the first four of every skill with APL; their ranges, and that of hubLandscapeSmall, are those
 * of its pages on APL support and on viewport profiles. Those of the last two are remembered and untried.
 */
export const VIEWPORTS: Readonly<Record<string, Viewport>> = {
  hubRoundSmall: range('HUB', 'ROUND', [100, 599], [100, 599]),
  hubLandscapeMedium: range('HUB', 'RECTANGLE', [960, 1279], [600, 959]),
  hubLandscapeLarge: range('HUB', 'RECTANGLE', [1280, 1920], [600, 1279]),
  tvLandscapeXLarge: range('TV', 'RECTANGLE', [960, 960], [540, 540]),
  hubLandscapeSmall: range('HUB', 'RECTANGLE', [960, 1279], [100, 599]),
  hubLandscapeXLarge: range('HUB', 'RECTANGLE', [1920, 2560], [960, 1279]),
  hubPortraitMedium: range('HUB', 'RECTANGLE', [960, 1279], [1920, 2560]),
};
