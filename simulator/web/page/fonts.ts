/** The engine's families, and what may be on this machine for each: the first that is there is taken. */
const FAMILIES = {
  'amazon-ember-display': ['Arial', 'Helvetica', 'Liberation Sans', 'DejaVu Sans', 'Roboto', 'Noto Sans'],
  Bookerly: ['Georgia', 'Liberation Serif', 'DejaVu Serif', 'Noto Serif'],
};
const WEIGHTS = { '400': '', '700': ' Bold' };

/** The engine would ask Amazon for its fonts, and the page asks nobody but its own server: the browser's stand for them. */
export function useFontsHere(): void {
  for (const sheet of document.styleSheets)
    for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1)
      if (sheet.cssRules[at] instanceof CSSFontFaceRule) sheet.deleteRule(at);
  for (const [family, names] of Object.entries(FAMILIES))
    for (const [weight, suffix] of Object.entries(WEIGHTS)) {
      const source = names.map((name) => `local('${name}${suffix}')`).join(',');
      document.fonts.add(new FontFace(family, source, { weight }));
    }
}
