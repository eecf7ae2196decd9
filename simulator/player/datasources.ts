/** Fills a document's datasources as Alexa does on the way to the device: speech gets a URL, and hints get the wake word. */

import * as z from 'zod/mini';

/** Reads a transformer, of which each kind has some of these. */
const transformerSchema = z.looseObject({
  transformer: z.string(),
  inputPath: z.optional(z.string()),
  template: z.optional(z.string()),
  outputName: z.optional(z.string()),
});

/** Reads the datasources of a document, by their names. */
export const datasourcesSchema = z.record(
  z.string(),
  z.looseObject({
    properties: z.optional(z.record(z.string(), z.unknown())),
    transformers: z.optional(z.array(transformerSchema)),
  }),
);

/** A transformer of a datasource. */
export type Transformer = Readonly<
  Pick<z.infer<typeof transformerSchema>, 'transformer' | 'inputPath' | 'outputName'>
>;

export interface Datasource {
  readonly properties?: Readonly<Record<string, unknown>> | undefined;
  readonly transformers?: readonly Transformer[] | undefined;
}

export type Datasources = Readonly<Record<string, Datasource>>;

/** Whether a transformer makes speech. */
export function makesSpeech({ transformer }: Transformer): boolean {
  return transformer === 'aplAudioToSpeech';
}

/** Returns the document's data. The URL of a speech is its name. */
export function fillDatasources(datasources: Datasources, device = 'Alexa'): Datasources {
  const filled = Object.entries(datasources).map(
    ([name, { properties = {}, transformers = [], ...rest }]): readonly [string, Datasource] => {
      const made = transformers.flatMap((one): (readonly [string, unknown])[] => {
        const { transformer, inputPath = '', outputName } = one;
        if (outputName === undefined) return [];
        if (makesSpeech(one)) return [[outputName, { url: outputName }]];
        // Alexa writes the name that the person calls the device by.
        return transformer === 'textToHint'
          ? [[outputName, `Try “${device}, ${String(properties[inputPath])}”`]]
          : [];
      });
      return [name, { ...rest, transformers, properties: { ...properties, ...Object.fromEntries(made) } }];
    },
  );
  return Object.fromEntries(filled);
}
