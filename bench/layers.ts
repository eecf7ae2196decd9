/** Prints, for each folder, its files, what it imports and what imports it. */
import { bench } from './arguments.ts';
import { cruiseTree, importsBetweenLayers, LAYERS } from './layers/imports.ts';
import { tell, type Row } from './told.ts';

const HELP = `npm run layers

Prints one table for each root of layers.json: its folders from the ground up, how many files each has,
how many imports it makes of which others, and how many others make of it. Imports run from below upwards
in none of them: npm run lint fails where one does.

--help  this text`;

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
