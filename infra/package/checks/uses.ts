/** What the Lambda's code uses of Alexa that a package has to declare, or Alexa never sends or allows it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Something the code sends, receives, calls or reads, and where. */
export interface Use {
  readonly kind: 'name' | 'scope' | 'path' | 'call' | 'field';
  readonly name: string;
  /** Within the folder: `response/screen.ts:10`. */
  readonly place: string;
}

/** A directive, a request type or an interface: `Alexa.Presentation.APL.RenderDocument`, `AudioPlayer.Play`. */
const NAME =
  /^(?:Alexa|AlexaSkillEvent|AudioPlayer|CanFulfillIntentRequest|Connections|CustomInterfaceController|Dialog|Display|GadgetController|GameEngine|Geolocation|Hint|Messaging|PlaybackController|Tasks|VideoApp)(?:\.[\w.]+)?$/u;
/** Where a service of Alexa's is, below its endpoint: `/v1/alerts/reminders`. */
const PATH = /^\/v\d+\/[\w/]+/u;
/** How ask-sdk-core's clients of Alexa's services are made and called. */
const CALL = /^(?:get\w+ServiceClient|getPersonsProfile\w+|getProfile\w+)$/u;
/** Fields of an envelope that Alexa leaves out unless the package asks for them. */
const FIELDS = ['personId', 'Geolocation', 'accessToken'];

/**
 * Finds what the code under a folder uses. Comments don't count, words within longer texts neither.
 * @param folder of TypeScript: the Lambda's
 */
export function usesIn(folder: string): readonly Use[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  return files.sort().flatMap((file) => usesOf(file, readFileSync(join(folder, file), 'utf8')));
}

function usesOf(file: string, text: string): Use[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const uses: Use[] = [];
  const note = (node: ts.Node, kind: Use['kind'], name: string): void => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    uses.push({ kind, name, place: `${file}:${line + 1}` });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && NAME.test(node.text)) note(node, 'name', node.text);
    if (ts.isStringLiteralLike(node) && node.text.startsWith('alexa::')) note(node, 'scope', node.text);
    const path = pathIn(node);
    if (path !== null) note(node, 'path', path);
    if (ts.isIdentifier(node) && CALL.test(node.text)) note(node, 'call', node.text);
    if (ts.isIdentifier(node) && FIELDS.includes(node.text)) note(node, 'field', node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return uses;
}

/** The path of a service that a text, or a template up to its first gap, begins with. */
function pathIn(node: ts.Node): string | null {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return null;
  return PATH.exec(node.text)?.[0] ?? null;
}
