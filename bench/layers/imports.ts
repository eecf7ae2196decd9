import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractConfiguration from 'dependency-cruiser/config-utl/extract-depcruise-config';
import { join } from 'node:path';
import { z } from 'zod';
import layersJson from '../../layers.json' with { type: 'json' };

const ROOT = join(import.meta.dirname, '../..');

/** The folders and files of each root, from the ground up. Each may import only those before it. */
export const LAYERS: Readonly<Record<string, readonly string[]>> = z
  .record(z.string(), z.array(z.string()))
  .parse(layersJson);

/**
 * Checks the imports of a tree against the rules of `.dependency-cruiser.js`.
 * @param roots the folders to check
 * @param folder the tree: this project, or one with the same layout
 */
export async function cruiseTree(
  roots: readonly string[] = ['lambdas', 'simulator', 'infra', 'bench'],
  folder: string = ROOT,
): Promise<ICruiseResult> {
  const { options, ...ruleSet } = await extractConfiguration(join(ROOT, '.dependency-cruiser.js'));
  const { output } = await cruise([...roots], { ...options, ruleSet, validate: true, baseDir: folder });
  if (typeof output === 'string') throw new TypeError(`expected a cruise result, got: ${output}`);
  return output;
}

/** What a layer imports, and what imports it. */
export interface LayerImports {
  readonly files: number;
  /** The number of imports by target layer. */
  readonly out: ReadonlyMap<string, number>;
  readonly in: ReadonlyMap<string, number>;
}

/**
 * Counts the imports between the layers of one root.
 * @param root a key of `LAYERS`
 * @returns the counts by layer, in order
 */
export function importsBetweenLayers(
  { modules }: ICruiseResult,
  root: string,
): ReadonlyMap<string, LayerImports> {
  const layerOf = (file: string): string | undefined =>
    LAYERS[root]?.find((layer) => file === `${root}/${layer}` || file.startsWith(`${root}/${layer}/`));
  const pairs = modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ resolved }) => {
      const [from, to] = [layerOf(source), layerOf(resolved)];
      return from === undefined || to === undefined || from === to ? [] : [{ from, to }];
    }),
  );
  return new Map(
    (LAYERS[root] ?? []).map((layer) => [
      layer,
      {
        files: modules.filter(({ source }) => layerOf(source) === layer).length,
        out: countBy(pairs.flatMap(({ from, to }) => (from === layer ? [to] : []))),
        in: countBy(pairs.flatMap(({ from, to }) => (to === layer ? [from] : []))),
      },
    ]),
  );
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
