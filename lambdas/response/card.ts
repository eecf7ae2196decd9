/** Cards in the Alexa app, for people without a screen. The whole household can read them, so they hold no pain, answer or name. */
import type { ui } from 'ask-sdk-model';
import type { Act } from '../coach/conversation/acts.ts';
import type { Locale } from '../locales/locale.ts';

/** The card of a turn: what the coach is, and what was held. Null for most turns. */
export function cardFor(said: readonly Act[], { language, locality }: Locale): ui.SimpleCard | null {
  const { screen } = language;
  const card = (content: string): ui.SimpleCard => ({ type: 'Simple', title: screen.title, content });
  // What is kept of someone is on no card, and nothing else beside it.
  if (said.some(({ act }) => act === 'my_data')) return null;
  for (const act of said) {
    if (act.act === 'welcome') return card(`${screen.welcome(locality.emergency)}\n${screen.canSay}`);
    if (act.act === 'help') return card(screen.canSay);
    if (act.act === 'summary')
      return card(`${screen.holdsDone(act.done, act.planned)}. ${screen.heldFor(act.heldMs)}.`);
  }
  return null;
}
