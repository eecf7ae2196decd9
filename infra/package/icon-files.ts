/** The sizes that the store requires, in px; icons are square. */
export const ICON_SIZES = { small: 108, large: 512 } as const;
export type IconSize = keyof typeof ICON_SIZES;

/** Returns the path of an icon within the package. */
export function iconPathOf(size: IconSize): string {
  return `assets/images/icon-${ICON_SIZES[size]}.png`;
}
