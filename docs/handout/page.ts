/** The page to print and hand out: how to begin, when not to, the positions, the questions, and what can be said. */
import {
  REGION_IDS,
  REGIONS,
  type Region,
  type RegionId,
  type Technique,
} from '../../lambdas/coach/body/regions.ts';
import { SCREENING_IDS, type ScreeningId } from '../../lambdas/coach/screening/questionnaire.ts';
import { type Locale, wordsOfLine } from '../../lambdas/locales/locale.ts';
import { drawPosition } from '../../lambdas/response/posture/drawing.ts';
import { drawnFor, writeSvg } from '../clinical/drawings.ts';
import { capitalise } from '../clinical/markdown.ts';
import { REGION_NAMES } from '../clinical/names.ts';
import { questionWords } from '../clinical/screening.ts';
import { paintOnPaper } from './paper.ts';

/** Something that can be done, and phrases that do it. */
export interface Command {
  readonly to: string;
  readonly say: readonly string[];
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (each) => ESCAPED[each] ?? each);

const STYLE = `
  * { box-sizing: border-box; }
  body { margin: 0; padding: 0 0.4mm; font: 9.5pt/1.35 'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif; color: #16202a; }
  h1 { font-size: 22pt; margin: 0; letter-spacing: -0.02em; }
  h2 { font-size: 12pt; margin: 5mm 0 2mm; border-bottom: 0.4mm solid #0a7f70; }
  p { margin: 0 0 1.5mm; }
  header { display: flex; justify-content: space-between; align-items: end; gap: 8mm; }
  header p { margin: 0; text-align: right; font-size: 13pt; }
  .danger { border: 0.6mm solid #8c0012; border-radius: 2mm; padding: 2mm 3mm; margin-top: 3mm; }
  .danger strong { color: #8c0012; }
  .positions { display: grid; grid-template-columns: repeat(5, 1fr); gap: 2mm; }
  figure { margin: 0; break-inside: avoid; border: 0.2mm solid #c3ccd5; border-radius: 2mm; padding: 1.2mm; }
  figure svg { display: block; width: 100%; height: 19mm; }
  figcaption b { display: block; font-size: 9pt; }
  figcaption { font-size: 7.2pt; line-height: 1.25; }
  ol { margin: 0; padding-left: 6mm; columns: 2; column-gap: 7mm; font-size: 8.5pt; }
  li { break-inside: avoid; margin-bottom: 1mm; }
  table { border-collapse: collapse; width: 100%; font-size: 8.5pt; }
  td { padding: 0.6mm 2mm 0.6mm 0; border-bottom: 0.2mm solid #d7dee5; vertical-align: top; }
  td:first-child { width: 38%; }
  .second { break-before: page; }
  footer { margin-top: 4mm; font-size: 7.5pt; color: #42525f; }
`;

/** The words of a position in the routine, and its drawing. */
function writePosition(locale: Locale, region: RegionId, technique: Technique): string {
  const { sides }: Region = REGIONS[region];
  const [tool = 'soft_roller'] = technique.tools;
  const side = sides === 'centre' ? 'centre' : 'right';
  const position = { region, side, posture: technique.posture, tool } as const;
  const words = wordsOfLine(locale, {
    line: 'position',
    position,
    detail: 'full',
    otherSide: false,
    knowsWay: false,
  });
  const [drawn] = drawnFor(region, technique);
  const picture = drawn === undefined ? null : drawPosition(drawn, false);
  if (picture === null) return '';
  const title = `${capitalise(REGION_NAMES[region].short)}: ${technique.posture}`;
  return `<figure>${writeSvg(picture, paintOnPaper)}<figcaption><b>${escapeHtml(title)}</b>${escapeHtml(words)}</figcaption></figure>`;
}

function writePositions(locale: Locale): string {
  return REGION_IDS.flatMap((id) => {
    const { ways }: Region = REGIONS[id];
    return ways.map((technique) => writePosition(locale, id, technique));
  }).join('\n');
}

const writeQuestion = (locale: Locale, id: ScreeningId): string =>
  `<li>${escapeHtml(questionWords(locale, id, 'plain'))}</li>`;

const writeCommand = ({ to, say }: Command): string =>
  `<tr><td>${escapeHtml(to)}</td><td>${say.map((phrase) => `“${escapeHtml(phrase)}”`).join(' · ')}</td></tr>`;

/**
 * Writes the page as HTML that needs nothing from outside.
 * @param commands what can be said at any moment
 */
export function writePage(locale: Locale, commands: readonly Command[]): string {
  const { locality } = locale;
  const questions = SCREENING_IDS.map((id) => writeQuestion(locale, id)).join('\n');
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Foam Roll Coach</title>
<style>${STYLE}</style>
<header>
  <div><h1>Foam Roll Coach</h1><p style="text-align:left;font-size:10pt">Rolling for people with low-back pain, by voice.</p></div>
  <p>Say: <b>“Alexa, open foam roll coach”</b></p>
</header>
<div class="danger"><strong>Call ${escapeHtml(locality.emergency)}, or your local emergency number, and don't roll</strong>
  if you are newly numb or tingling between the legs; newly can't pass or hold pee or ${locality.poo}; are newly weak or numb in both legs;
  or have chest pain, trouble breathing, fainting, or a sudden tearing pain. The coach can't call for you.</div>
<h2>Before you begin</h2>
<p>You need a soft roller, some clear floor and a mat, a chair to get up by, and your phone in reach. The coach asks its questions first.
  Roll the hips, the thighs and the upper back, never the low back. Pressure stays dull and easy to breathe with: three to four of ten.
  Stop at sharp pain, numbness or tingling.</p>
<h2>The positions</h2>
<div class="positions">
${writePositions(locale)}
</div>
<section class="second">
<h2>What it asks the first time</h2>
<p>Answer yes, no, or not sure; or say what you have. “Not sure” is a good answer, and “what do you mean” brings an example.</p>
<ol>
${questions}
</ol>
<h2>What you can say</h2>
<p>At any moment. While the coach is speaking, say “Alexa” first.</p>
<table>
${commands.map(writeCommand).join('\n')}
</table>
<footer>Orange is what is rolled, blue is the tool, and a green ring is where weight is carried; the left side is the mirror image.
  This is general exercise information, not medical advice. No clinician has signed it off yet.</footer>
</section>
</html>
`;
}
