/** Real buttons over those that the engine draws: the engine gives keys and screen readers one box without a name. */
import type { Renderer } from './apl.ts';

/** The engine's number for a component that can be touched. */
const TOUCH_WRAPPER = 9;

/**
 * Puts a button over each drawn one that has words. It moves and hides with it, and presses it. Fingers and pointers go
 * through it to the engine.
 */
export function offerDrawnButtons(view: HTMLElement, { componentMap }: Renderer): void {
  view.tabIndex = -1;
  // A key presses also what the document has disabled: as for a finger, the first press counts.
  let isPressed = false;
  const press = (component: { readonly pressed: () => void }): void => {
    if (!isPressed) component.pressed();
    isPressed = true;
  };
  for (const { component, container } of Object.values(componentMap)) {
    const name = container.textContent.trim();
    if (component.getType() !== TOUCH_WRAPPER || name === '') continue;
    // The words are the button's name, and aren't read twice.
    for (const drawn of container.children) drawn.setAttribute('aria-hidden', 'true');
    container.append(
      createButton(name, component.getId(), () => {
        press(component);
      }),
    );
  }
}

function createButton(name: string, id: string, press: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'drawn';
  button.setAttribute('aria-label', name);
  button.dataset['touch'] = id;
  button.addEventListener('click', press);
  // The engine would keep Enter and the arrows to itself, and a button wouldn't be pressed by them.
  for (const kind of ['keydown', 'keyup'] as const)
    button.addEventListener(kind, (event) => {
      event.stopPropagation();
    });
  return button;
}

/** The touch of the drawn button that has the focus; null if none has. */
export function findFocusedTouch(box: HTMLElement): string | null {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !box.contains(focused)) return null;
  return focused.dataset['touch'] ?? '';
}

/** Gives the focus back after a screen has changed: to the same button if there is one, or to the screen itself. */
export function focusAgain(box: HTMLElement, touch: string): void {
  const same = [...box.querySelectorAll('button')].find(({ dataset }) => dataset['touch'] === touch);
  // Only what is seen can have the focus.
  const seen = same !== undefined && same.offsetParent !== null ? same : box;
  seen.focus();
}
