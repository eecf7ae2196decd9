/** Fits a screen of fixed size into the available room. */

/** The size of a screen, in CSS px. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * An eight-inch Echo Show, and a five-inch one for small windows. Alexa calls them hubLandscapeMedium and
 * hubLandscapeSmall.
 */
const MEDIUM: Size = { width: 1024, height: 600 };
const SMALL: Size = { width: 960, height: 480 };
/** A window must be at least this wide for the larger screen, in px. */
const ROOM_PX = 900;

/**
 * Puts an empty view into a box and scales it whenever the box changes size. The engine converts touches by the
 * scale that it finds.
 */
export function fitScreen(box: HTMLElement): { readonly view: HTMLElement; readonly size: Size } {
  const size = innerWidth >= ROOM_PX ? MEDIUM : SMALL;
  const view = document.createElement('div');
  Object.assign(view.style, {
    ...{ width: `${size.width}px`, height: `${size.height}px`, position: 'relative' },
    transformOrigin: '0 0',
  });
  box.style.setProperty('--ratio', `${size.width} / ${size.height}`);
  box.replaceChildren(view);
  const observer = new ResizeObserver(() => {
    if (!view.isConnected) observer.disconnect();
    else view.style.transform = `scale(${box.clientWidth / size.width})`;
  });
  observer.observe(box);
  return { view, size };
}
