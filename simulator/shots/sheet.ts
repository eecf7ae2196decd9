import { type Profile, PROFILES } from './profiles.ts';

/** The height of each picture on the sheet, in px. */
const HEIGHT = 190;

/** Builds the page with all pictures: a row for each screen, a column for each device. */
export function sheetOf(names: readonly string[]): string {
  const cell = (name: string, { name: device, width, height }: Profile): string =>
    `<td><img src="${name.replaceAll(' ', '-')}.${device}.png" height="${HEIGHT}" width="${Math.round((HEIGHT * width) / height)}" alt="${name} on ${device}"></td>`;
  const head = PROFILES.map(({ name }) => `<th>${name}</th>`).join('');
  const rows = names.map(
    (name) => `<tr><th>${name}</th>${PROFILES.map((profile) => cell(name, profile)).join('')}</tr>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>All screens</title>
<style>body{background:#333;color:#fff;font:13px sans-serif}table{border-spacing:6px}</style>
<table><tr><th></th>${head}</tr>${rows.join('')}</table>`;
}
