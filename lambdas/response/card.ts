/** Cards in the Alexa app, for people without a screen. The whole household can read them, so they hold no pain, answer or name. */
import type { ui } from 'ask-sdk-model';
import type { Act } from '../coach/conversation/acts.ts';
import type { Locale } from '../locales/locale.ts';

const HTTPS = 'https://';

/**
 * The card of a turn: it says what the coach is, or what was held. Most turns have none.
 * @param positionsUrl where the positions can be looked at. It is written to be typed, since a card's text can't be pressed
 */
export function cardFor(
  said: readonly Act[],
  { language, locality }: Locale,
  positionsUrl: string | null = null,
): ui.SimpleCard | null {
  const { screen } = language;
  const card = (content: string): ui.SimpleCard => ({ type: 'Simple', title: screen.title, content });
  // The answer to "what do you keep about me" is for one person, so no card shows that it was asked.
  if (said.some(({ act }) => act === 'my_data')) return null;
  for (const act of said) {
    if (act.act === 'welcome') return card(`${screen.welcome(locality.emergency)}\n${screen.canSay}`);
    if (act.act === 'help') return card(screen.canSay);
    if (act.act === 'summary') {
      const held = `${screen.holdsDone(act.done, act.planned)}. ${screen.heldFor(act.heldMs)}.`;
      return card(
        positionsUrl === null ? held : `${held}\n${screen.positionsAt(positionsUrl.slice(HTTPS.length))}`,
      );
    }
  }
  return null;
}
