/** Prints the number of files in each folder, what the folder imports, and what imports it. */
import { bench } from './arguments.ts';
import { cruiseTree, importsBetweenLayers, LAYERS } from './layers/imports.ts';
import { tell, type Row } from './report.ts';

const HELP = `Usage: npm run layers

Prints one table for each root in layers.json. It lists the layers from the ground up, with the number of files, the
number of imports from each other layer, and the number of imports by each other layer. A layer never imports a layer
above it: npm run lint fails if one does.

--help  print this help`;

const list = (counts: ReadonlyMap<string, number>): string =>
  [...counts].map(([layer, count]) => `${layer}:${count}`).join(' ');

await bench(HELP, {}, async () => {
  const result = await cruiseTree();
  for (const root of Object.keys(LAYERS)) {
    const rows: Record<string, Row> = {};
    for (const [layer, { files, out, in: into }] of importsBetweenLayers(result, root))
      rows[layer] = { files, imports: list(out), 'imported by': list(into) };
    tell(root, rows);
  }
  console.log(`\n${result.summary.violations.length} imports against the table of layers, circles counted`);
});
