/** What stands in index.html, and what is added to it. */

/**
 * The element with an id.
 * @throws Error where the page has none, or one of another kind
 */
export function findElement<Kind extends Element>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(`index.html: expected a ${kind.name} #${id}, came ${found?.tagName ?? 'nothing'}`);
}

/** The two radio buttons of the device. */
export function findDeviceRadios(): HTMLInputElement[] {
  return [...document.querySelectorAll('input[name=device]')].filter(
    (found) => found instanceof HTMLInputElement,
  );
}

/** A new element with a text in it. */
export function createLine(tag: 'p' | 'summary' | 'pre', text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = className;
  return made;
}
