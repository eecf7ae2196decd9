/** In pixels, as wide as high: what the store asks for. */
export const ICON_SIZES = { small: 108, large: 512 } as const;
export type IconSize = keyof typeof ICON_SIZES;

/** The path of an icon within the package. */
export function iconPath(size: IconSize): string {
  return `assets/images/icon-${ICON_SIZES[size]}.png`;
}
