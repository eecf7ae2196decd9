/** The screen that names the number to call: as large as it fits, with nothing to touch by mistake. */
import type { ScreenWords } from '../../locales/screen.ts';
import { byShape, COLORS, documentOf, dp, text, type Shown } from './apl.ts';

/** The document for an emergency. */
export function alarmPage(number: string, words: ScreenWords): Shown {
  const centred = { width: '100%', textAlign: 'center', color: COLORS.text };
  return documentOf(
    [
      text(words.callNow, 'round?9:13', { ...centred, fontWeight: '700' }),
      text(number, 'round?30:tall?34:46', { ...centred, fontWeight: '900', maxLines: 1 }),
      text(words.orLocal, 'round?6:8', { ...centred, width: dp(byShape(150, 84, 62)) }),
    ],
    {
      ground: COLORS.alarm,
      label: `${words.callNow}: ${number}, ${words.orLocal}`,
      properties: { alignItems: 'center', justifyContent: 'center' },
    },
  );
}
