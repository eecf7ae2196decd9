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
/** An upright tablet, for upright phones: the others' buttons would be too small for a finger there. */
const UPRIGHT: Size = { width: 600, height: 800 };
/** A window must be at least this wide for the larger screen, and narrower than that for the upright one, in px. */
const ROOM_PX = 900;
const PHONE_PX = 600;

function chooseSize(): Size {
  if (innerWidth < PHONE_PX && innerHeight > innerWidth) return UPRIGHT;
  return innerWidth >= ROOM_PX ? MEDIUM : SMALL;
}

/**
 * Puts an empty view into a box and scales it whenever the box changes size. The engine converts touches by the
 * scale that it finds.
 */
export function fitScreen(box: HTMLElement): { readonly view: HTMLElement; readonly size: Size } {
  const size = chooseSize();
  const view = document.createElement('div');
  Object.assign(view.style, {
    ...{ width: `${size.width}px`, height: `${size.height}px`, position: 'relative' },
    transformOrigin: '0 0',
  });
  document.body.style.setProperty('--shape', String(size.width / size.height));
  document.body.dataset['upright'] = size === UPRIGHT ? 'yes' : 'no';
  box.replaceChildren(view);
  const observer = new ResizeObserver(() => {
    if (!view.isConnected) observer.disconnect();
    else view.style.transform = `scale(${box.clientWidth / size.width})`;
  });
  observer.observe(box);
  return { view, size };
}
