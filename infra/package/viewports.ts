import type { v1 } from 'ask-smapi-model';

/** A range of screens in the manifest, in dp. */
export type Viewport = Required<v1.skill.Manifest.ViewportSpecification>;

const range = (
  mode: Viewport['mode'],
  shape: Viewport['shape'],
  [minWidth, maxWidth]: readonly [number, number],
  [minHeight, maxHeight]: readonly [number, number],
): Viewport => ({ mode, shape, minWidth, maxWidth, minHeight, maxHeight });

/**
 * The screens that the documents are designed for; `npm run shots` draws every document on each of them. Amazon
 * requires the first four for every skill with APL. Their ranges, and that of hubLandscapeSmall, come from its
 * pages on APL support and on viewport profiles. Those of the last three are this project's own, and have not been tried.
 */
export const VIEWPORTS: Readonly<Record<string, Viewport>> = {
  hubRoundSmall: range('HUB', 'ROUND', [100, 599], [100, 599]),
  hubLandscapeMedium: range('HUB', 'RECTANGLE', [960, 1279], [600, 959]),
  hubLandscapeLarge: range('HUB', 'RECTANGLE', [1280, 1920], [600, 1279]),
  tvLandscapeXLarge: range('TV', 'RECTANGLE', [960, 960], [540, 540]),
  hubLandscapeSmall: range('HUB', 'RECTANGLE', [960, 1279], [100, 599]),
  hubLandscapeXLarge: range('HUB', 'RECTANGLE', [1920, 2560], [960, 1279]),
  hubPortraitMedium: range('HUB', 'RECTANGLE', [960, 1279], [1920, 2560]),
  mobilePortrait: range('HUB', 'RECTANGLE', [600, 959], [600, 1279]),
};
