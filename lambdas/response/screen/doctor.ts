/** The screen that says to see a doctor: nobody should take it for just another sentence. */
import type { ScreenWords } from '../../locales/screen.ts';
import {
  byShape,
  COLORS,
  documentOf,
  dp,
  SMALLEST,
  SMALLEST_LETTERS,
  stack,
  text,
  type Shown,
} from './apl.ts';
import { fitWords, joinEnd, type Room } from './fit-words.ts';
import { IN_CIRCLE, labelOf } from './page.ts';

/** The document of the advice. `signs`: what is an emergency, under a line; '' if nothing is said of it. */
export function doctorPage(advice: string, signs: string, words: ScreenWords): Shown {
  const what = joinEnd(advice);
  const room = (width: number, height: number, largest: number): Room => {
    const half = signs === '' ? height : height * 0.45;
    return { width, height: half, largest, smallest: SMALLEST_LETTERS.round };
  };
  const { size, width } = fitWords(what, {
    wide: room(140, 68, 12),
    short: room(86, 96, 12),
    tall: room(86, 140, 14),
    round: room(70, 40, 8),
  });
  const centred = { width: '100%', textAlign: 'center' };
  const line = { type: 'Frame', width: '60%', height: dp(0.5), backgroundColor: COLORS.text, shrink: 0 };
  const more =
    signs === ''
      ? []
      : [
          stack([line], {
            ...{ width: '100%', alignItems: 'center' },
            paddingTop: dp(4),
            paddingBottom: dp(4),
          }),
          text(signs, SMALLEST, centred),
        ];
  return documentOf(
    [
      text(words.noRolling, byShape(9, 9, 6.4), { ...centred, fontWeight: '700', maxLines: 1 }),
      stack([text(what, size, { textAlign: 'center', width: dp(width), fontWeight: '500' }), ...more], {
        ...{ ...IN_CIRCLE, grow: 1, shrink: 1, width: '100%' },
        ...{ alignItems: 'center', justifyContent: 'center' },
      }),
    ],
    { ground: COLORS.warning, label: labelOf([words.noRolling, advice, signs]) },
  );
}
