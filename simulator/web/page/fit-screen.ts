/** A screen of a fixed size, in a box as large as there is room for. */

/** The width and height of a screen, in CSS px. */
interface Size {
  readonly width: number;
  readonly height: number;
}

/** An eight-inch Echo Show, and a five-inch one for a small window: hubLandscapeMedium and -Small in Alexa's profiles. */
const MEDIUM: Size = { width: 1024, height: 600 };
const SMALL: Size = { width: 960, height: 480 };
/** The least width of a window that has room for the larger screen. */
const ROOM_PX = 900;

/**
 * Puts an empty view into a box, scaled to it now and whenever the box changes.
 * The engine reckons touches back from the scale that it finds.
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
