/** The sources, as they are named in the tables. */
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import { type SourceId, SOURCES } from '../../lambdas/coach/sources/sources.ts';
import { joinBlocks, table } from './markdown.ts';

function linkTo(id: SourceId): string {
  const { at } = SOURCES[id];
  if (at === null) return 'no link recorded';
  if (at.startsWith('doi:')) return `[${at}](https://doi.org/${at.slice('doi:'.length)})`;
  return at.startsWith('PMC') ? `[${at}](https://pmc.ncbi.nlm.nih.gov/articles/${at}/)` : at;
}

export function describeReferences(): string {
  return joinBlocks(
    'Most were read as abstracts or excerpts. The rules built on them are cautious choices of this project.',
    table(
      ['Named', 'Work', 'Where', 'What was taken from it'],
      keysOf(SOURCES)
        .toSorted((one, other) => SOURCES[one].name.localeCompare(SOURCES[other].name, 'en'))
        .map((id) => [SOURCES[id].name, SOURCES[id].work, linkTo(id), SOURCES[id].says]),
    ),
  );
}
