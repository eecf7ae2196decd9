/** The engine's font families, and local replacements. The first one that is installed is used. */
const FAMILIES = {
  'amazon-ember-display': ['Arial', 'Helvetica', 'Liberation Sans', 'DejaVu Sans', 'Roboto', 'Noto Sans'],
  Bookerly: ['Georgia', 'Liberation Serif', 'DejaVu Serif', 'Noto Serif'],
};
const WEIGHTS = { '400': '', '700': ' Bold' };

/**
 * Replaces the engine's fonts by local ones. The engine would fetch them from Amazon, but the page may contact
 * its own server only.
 */
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
