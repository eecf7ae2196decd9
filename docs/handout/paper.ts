/** The colours of the drawings on paper. Those of the screens are made for a dark ground, which would cost much ink. */
import { INK, type Ink } from '../../lambdas/response/posture/picture.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';

const PAPER: Readonly<Record<keyof typeof INK, string>> = {
  gap: '#ffffff',
  skin: '#5b6b7a',
  skinBehind: '#a9b5c0',
  shirt: '#7c8d9d',
  shirtBehind: '#bcc6cf',
  shorts: '#93a3b2',
  shortsBehind: '#cbd3da',
  hair: '#3a3330',
  mark: '#e8701a',
  white: '#1c2833',
  tool: '#2f6fc6',
  toolEnd: '#7fa9e0',
  ground: '#e6ebf0',
  edge: '#8fa0b0',
  wood: '#b79d82',
  woodTop: '#cdb79f',
  weight: '#0a7f70',
};

const BY_INK = new Map<Ink, string>(keysOf(INK).map((purpose) => [INK[purpose], PAPER[purpose]]));

/** The colour on paper of an ink of the screens. */
export function paintOnPaper(ink: Ink): string {
  return BY_INK.get(ink) ?? ink;
}
