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
  for (const { component, container } of Object.values(componentMap)) {
    const [drawn] = container.children;
    if (component.getType() !== TOUCH_WRAPPER || drawn === undefined || drawn.textContent.trim() === '')
      continue;
    // The words are the button's name, and aren't read twice.
    drawn.setAttribute('aria-hidden', 'true');
    container.append(
      createButton(drawn.id, () => {
        component.pressed();
      }),
    );
  }
}

/** @param labelId the id of the element with the words: while they are hidden, the engine writes only “…” */
function createButton(labelId: string, press: () => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'drawn';
  button.setAttribute('aria-labelledby', labelId);
  button.addEventListener('click', press);
  // The engine would keep Enter and the arrows to itself, and a button wouldn't be pressed by them.
  for (const kind of ['keydown', 'keyup'] as const)
    button.addEventListener(kind, (event) => {
      event.stopPropagation();
      if (event.repeat) event.preventDefault(); // a key that is held down is one press
    });
  return button;
}
