/**
 * Reads what an APL document does besides being drawn: what it speaks, what it sends to the skill, and what can
 * be touched.
 */
import { z } from 'zod';
import { type AplaComponent, AplaError, parseAplaDocument } from './apla.ts';
import { datasourcesSchema } from './datasources.ts';
import { inflateLayouts } from './layouts.ts';

/** The type of the directive that shows a document. */
export const APL_DIRECTIVE = 'Alexa.Presentation.APL.RenderDocument';

/** A document on the screen. */
export interface ScreenDocument {
  readonly token: string;
  /** What the document speaks once it is on the screen, in order. */
  readonly says: readonly AplaComponent[];
  /** The arguments that it sends to the skill after it has spoken; null if it sends nothing. */
  readonly sendsWhenSaid: readonly unknown[] | null;
  /** The arguments that a touch sends to the skill, by the component's id. */
  readonly sendsOnTouch: ReadonlyMap<string, readonly unknown[]>;
}

const directiveSchema = z.strictObject({
  type: z.literal(APL_DIRECTIVE),
  token: z.string(),
  document: z.looseObject({
    type: z.literal('APL'),
    version: z.string(),
    onMount: z.array(z.unknown()).optional(),
    mainTemplate: z.looseObject({ items: z.array(z.unknown()) }),
  }),
  sources: z.record(z.string(), z.unknown()).optional(),
  datasources: z.optional(datasourcesSchema),
});

type Directive = z.infer<typeof directiveSchema>;

const listSchema = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.unknown()));

const componentSchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  speech: z.string().optional(),
  items: listSchema,
  item: listSchema,
  onPress: listSchema,
});

type Component = z.infer<typeof componentSchema>;

const commandSchema = z.looseObject({
  type: z.string(),
  componentId: z.string().optional(),
  arguments: z.array(z.unknown()).optional(),
  commands: listSchema,
});

type Command = z.infer<typeof commandSchema>;

/**
 * Reads the document among the directives. If there are several, the last one stays on the screen.
 * @throws AplaError if its audio is missing or a device would refuse it
 */
export function findScreenDocument(directives: readonly { readonly type: string }[]): ScreenDocument | null {
  const directive = directives.findLast(({ type }) => type === APL_DIRECTIVE);
  if (directive === undefined) return null;
  const parsed = directiveSchema.safeParse(inflateDirective(directive));
  if (!parsed.success) throw new AplaError(`this is not an APL document: ${z.prettifyError(parsed.error)}`);
  const { token, document } = parsed.data;
  const components = document.mainTemplate.items.flatMap(componentsIn);
  const commands = (document.onMount ?? []).flatMap(commandsIn);
  const speaks = commands.filter(({ type }) => type === 'SpeakItem');
  return {
    token,
    says: speaks.map(({ componentId }) => findSpeech(componentId ?? '', components, parsed.data)),
    sendsWhenSaid: speaks.length === 0 ? null : (findSentArguments(commands) ?? null),
    sendsOnTouch: new Map(
      components.flatMap(({ type, id, onPress }) => {
        const sent = type === 'TouchWrapper' ? findSentArguments(onPress.flatMap(commandsIn)) : undefined;
        return id === undefined || sent === undefined ? [] : [[id, sent] as const];
      }),
    ),
  };
}

/** The directive with its document's layouts put in, if there is a document. */
function inflateDirective(directive: { readonly type: string; readonly document?: unknown }): unknown {
  const { document } = directive;
  return document === undefined ? directive : { ...directive, document: inflateLayouts(document) };
}

/** All components of a document, parents before children. */
function componentsIn(value: unknown): Component[] {
  const component = componentSchema.safeParse(value);
  if (!component.success) return [];
  const { items, item } = component.data;
  return [component.data, ...[...items, ...item].flatMap(componentsIn)];
}

/** All commands, in the order in which they run. */
function commandsIn(value: unknown): Command[] {
  const command = commandSchema.safeParse(value);
  if (!command.success) return [];
  return command.data.type === 'Sequential' ? command.data.commands.flatMap(commandsIn) : [command.data];
}

function findSentArguments(commands: readonly Command[]): readonly unknown[] | undefined {
  return commands.find(({ type }) => type === 'SendEvent')?.arguments;
}

/** Returns what a component speaks: APL for Audio, which Alexa turns into speech on the way to the device. */
function findSpeech(
  id: string,
  components: readonly Component[],
  { datasources = {}, sources = {} }: Directive,
): AplaComponent {
  const speech = components.find((component) => component.id === id)?.speech ?? '';
  const bound = /^\$\{payload\.(\w+)\.properties\.(\w+)\.url\}$/.exec(speech);
  if (bound === null)
    throw new AplaError(`SpeakItem: the speech of "${id}" is not bound to a transformer: "${speech}"`);
  const made = datasources[bound[1] ?? '']?.transformers?.find(({ outputName }) => outputName === bound[2]);
  if (made?.transformer !== 'aplAudioToSpeech')
    throw new AplaError(`SpeakItem: no transformer produces ${speech}`);
  return parseAplaDocument(sources[made.template ?? '']);
}
