/** Finds the features of Alexa in the Lambda's code that a package has to declare. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A feature that the code uses, and where. */
export interface Use {
  readonly kind: 'name' | 'scope' | 'path' | 'call' | 'field';
  readonly name: string;
  /** The position within the folder, such as `response/screen.ts:10`. */
  readonly place: string;
}

/**
 * Matches directives, request types and interfaces: `Alexa.Presentation.APL.RenderDocument`,
 * `AudioPlayer.Play`.
 */
const NAME =
  /^(?:Alexa|AlexaSkillEvent|AudioPlayer|CanFulfillIntentRequest|Connections|CustomInterfaceController|Dialog|Display|GadgetController|GameEngine|Geolocation|Hint|Messaging|PlaybackController|Tasks|VideoApp)(?:\.[\w.]+)?$/u;
/** Where a service of Alexa's is, below its endpoint: `/v1/alerts/reminders`. */
const PATH = /^\/v\d+\/[\w/]+/u;
/** Matches the functions of ask-sdk-core that create and call clients of Alexa's services. */
const CALL = /^(?:get\w+ServiceClient|getPersonsProfile\w+|getProfile\w+)$/u;
/** Fields of an envelope that Alexa omits unless the package requests them. */
const FIELDS = ['personId', 'Geolocation', 'accessToken'];

/**
 * Finds all uses in a folder. Comments are ignored, and so are names within longer texts.
 * @param folder a folder of TypeScript files
 */
export function findUses(folder: string): readonly Use[] {
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
