import { z } from 'zod';

/** The filters of APL for Audio. Times are in ms; a volume given as a number is a factor. */
const filterSchema = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('Repeat'), repeatCount: z.int().min(-1).default(0) }),
    z.strictObject({
      type: z.literal('Trim'),
      start: z.number().min(0).default(0),
      end: z.number().min(0).optional(),
    }),
    z.strictObject({
      type: z.literal('Volume'),
      amount: z
        .union([
          z.number().min(0),
          z.string().regex(/^\d+(\.\d+)?%$/, { error: 'a volume is a value like 30% or 0.3' }),
        ])
        .default('100%'),
    }),
    z.strictObject({ type: z.enum(['FadeIn', 'FadeOut']), duration: z.number().min(0).default(0) }),
  ],
  { error: ({ input }) => describeUnknownType('filter', 'Volume, FadeIn, FadeOut, Repeat or Trim', input) },
);

function describeUnknownType(what: string, expected: string, input: unknown): string {
  const named = z.object({ type: z.unknown() }).safeParse(input);
  const got = JSON.stringify(named.success ? named.data.type : input);
  return `unknown ${what}: expected ${expected}, got ${got}`;
}

const common = {
  id: z.string().optional(),
  description: z.string().optional(),
  when: z.union([z.boolean(), z.enum(['${true}', '${false}'])]).optional(),
  // a single filter may be given without a list
  filter: z
    .preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(filterSchema))
    .optional(),
};

const duration = z.enum(['auto', 'trimToParent']).optional();

const strategies = ['normal', 'randomItem', 'randomData', 'randomItemRandomData'] as const;

const speechSchema = z.strictObject({
  type: z.literal('Speech'),
  ...common,
  duration,
  content: z.string().min(1),
  contentType: z.enum(['PlainText', 'SSML']).default('PlainText'),
});

const silenceSchema = z.strictObject({
  type: z.literal('Silence'),
  ...common,
  duration: z.number({ error: 'a Silence lasts a number of milliseconds' }),
});

const audioSchema = z.strictObject({
  type: z.literal('Audio'),
  ...common,
  duration,
  source: z.string().regex(/^(soundbank|https):\/\//, { error: 'a source is soundbank:// or https://' }),
});

const sequencerSchema = z.strictObject({
  type: z.literal('Sequencer'),
  ...common,
  duration,
  get item() {
    return children.optional();
  },
  get items() {
    return children.optional();
  },
});

const mixerSchema = z.strictObject({
  type: z.literal('Mixer'),
  ...common,
  duration,
  get item() {
    return children.optional();
  },
  get items() {
    return children.optional();
  },
});

const selectorSchema = z.strictObject({
  type: z.literal('Selector'),
  ...common,
  duration,
  strategy: z.enum(strategies).default('normal'),
  get item() {
    return children.optional();
  },
  get items() {
    return children.optional();
  },
});

const componentSchema = z.discriminatedUnion(
  'type',
  [speechSchema, silenceSchema, audioSchema, sequencerSchema, mixerSchema, selectorSchema],
  {
    error: ({ input }) =>
      describeUnknownType('component', 'Speech, Silence, Audio, Sequencer, Mixer or Selector', input),
  },
);

/** A single component may be given without a list. */
const children: z.ZodType<AplaComponent[]> = z.lazy(() =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(componentSchema)),
);

interface Common {
  readonly id?: string | undefined;
  readonly description?: string | undefined;
  readonly when?: boolean | '${true}' | '${false}' | undefined;
  readonly filter?: readonly AplaFilter[] | undefined;
}

interface Parent extends Common {
  readonly duration?: 'auto' | 'trimToParent' | undefined;
  readonly item?: readonly AplaComponent[] | undefined;
  readonly items?: readonly AplaComponent[] | undefined;
}

/**
 * A filter on a component. Repeat says how often it plays again (-1 means forever); Trim selects a part, in ms.
 */
export type AplaFilter = z.infer<typeof filterSchema>;

/** A component of an APLA document. */
export type AplaComponent =
  | z.infer<typeof speechSchema>
  | z.infer<typeof silenceSchema>
  | z.infer<typeof audioSchema>
  | (Parent & { readonly type: 'Sequencer' | 'Mixer' })
  | (Parent & { readonly type: 'Selector'; readonly strategy: (typeof strategies)[number] });

const documentSchema = z.strictObject({
  type: z.literal('APLA'),
  version: z.literal('0.91'),
  description: z.string().optional(),
  mainTemplate: z.strictObject({
    parameters: z.array(z.string()).optional(),
    item: children.optional(),
    items: children.optional(),
  }),
});

const directiveSchema = z.strictObject({
  type: z.literal('Alexa.Presentation.APLA.RenderDocument'),
  token: z.string().optional(),
  document: documentSchema,
  datasources: z.record(z.string(), z.unknown()).optional(),
});

/** The type of the directive that plays an APLA document. */
export const APLA_DIRECTIVE = 'Alexa.Presentation.APLA.RenderDocument';

/** An APLA document that a device would refuse. */
export class AplaError extends Error {
  override readonly name = 'AplaError';
}

/**
 * Parses the directive that plays an APLA document. Data binding (`${…}`) is not supported and is rejected.
 * @returns the document's component
 * @throws AplaError naming the invalid path
 */
export function parseApla(directive: unknown): AplaComponent {
  const parsed = directiveSchema.safeParse(directive);
  if (!parsed.success) throw new AplaError(`this is not an APLA document: ${z.prettifyError(parsed.error)}`);
  return componentOf(parsed.data.document);
}

/**
 * Parses an APLA document without a directive, such as one that a screen speaks.
 * @returns the document's component
 * @throws AplaError naming the invalid path
 */
export function parseAplaDocument(document: unknown): AplaComponent {
  const parsed = documentSchema.safeParse(document);
  if (!parsed.success) throw new AplaError(`this is not an APLA document: ${z.prettifyError(parsed.error)}`);
  return componentOf(parsed.data);
}

function componentOf({ mainTemplate }: z.infer<typeof documentSchema>): AplaComponent {
  const [first, ...more] = childrenOf(mainTemplate);
  if (first === undefined) throw new AplaError('the APLA document has no component');
  if (more.length > 0)
    throw new AplaError('mainTemplate has more than one component: put them in a Sequencer');
  if (
    listComponents(first).some((component) => component.type === 'Speech' && component.content.includes('${'))
  ) {
    throw new AplaError('a Speech contains data binding (${…}): write the words out');
  }
  return first;
}

/** The components inside a Sequencer, Mixer or Selector. */
export function childrenOf(parent: Pick<Parent, 'item' | 'items'>): AplaComponent[] {
  return [...(parent.items ?? []), ...(parent.item ?? [])];
}

/** All components of a document, parents before children. */
export function listComponents(component: AplaComponent): AplaComponent[] {
  const inner = component.type === 'Sequencer' || component.type === 'Mixer' || component.type === 'Selector';
  return inner ? [component, ...childrenOf(component).flatMap(listComponents)] : [component];
}
