/** Finds elements of index.html and creates new ones. */

/**
 * Returns the element with an id.
 * @throws Error if the element is missing or of another kind
 */
export function findElement<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`index.html: expected a ${kind.name} #${id}, got ${found?.tagName ?? 'nothing'}`);
}

/** Returns the two radio buttons for the device. */
export function findDeviceRadios(): HTMLInputElement[] {
  return [...document.querySelectorAll('input[name=device]')].filter(
    (found) => found instanceof HTMLInputElement,
  );
}

/** Creates an element with a text. */
export function createLine(tag: 'p' | 'summary' | 'pre', text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}
