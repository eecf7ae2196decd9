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
  // The engine lets this press also what the document has disabled: as for a finger, the first press counts.
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
      createButton(name, () => {
        press(component);
      }),
    );
  }
}

function createButton(name: string, press: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'drawn';
  button.setAttribute('aria-label', name);
  button.addEventListener('click', press);
  // The engine would keep Enter and the arrows to itself, and a button wouldn't be pressed by them.
  for (const kind of ['keydown', 'keyup'] as const)
    button.addEventListener(kind, (event) => {
      event.stopPropagation();
      if (event.repeat) event.preventDefault(); // a key that is held down is one press
    });
  return button;
}
