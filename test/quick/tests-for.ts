/** Which tests belong to a part of the tree: test/ mirrors it, folder by folder. */

/** Folders whose tests mirror theirs, and where in test/ these begin. */
const MIRRORS = [
  ['lambdas/', 'test/'],
  ['simulator/', 'test/simulator/'],
  ['infra/', 'test/infra/'],
] as const;

/** Folders whose tests are in other places. */
const ELSEWHERE = [
  ['interaction-models/', ['test/interaction-model.test.ts', 'test/alexa', 'test/utterances']],
  ['docs/', ['test/documents.test.ts']],
] as const;

/**
 * The tests that mirror a path, or that of its nearest parent which has tests.
 * @param path from the project's root, with slashes: a folder, or a file in it
 * @param exists whether there is a file or folder at such a path
 * @returns files and folders in test/; none where only the whole test would do
 */
export function testsFor(path: string, exists: (path: string) => boolean): readonly string[] {
  if (path.startsWith('test/')) return [path];
  if (path.endsWith('.md')) return ['test/documents.test.ts'];
  const elsewhere = ELSEWHERE.find(([root]) => `${path}/`.startsWith(root));
  if (elsewhere !== undefined) return elsewhere[1];
  const mirror = MIRRORS.find(([root]) => `${path}/`.startsWith(root));
  if (mirror === undefined) return [];
  const [root, tests] = mirror;
  return nearest(tests + path.slice(root.length).replace(/\.ts$/, '.test.ts'), tests, exists);
}

function nearest(path: string, top: string, exists: (path: string) => boolean): readonly string[] {
  if (path === 'test/') return [];
  if (exists(path)) return [path];
  const parent = path.slice(0, path.lastIndexOf('/', path.length - 2) + 1);
  return parent.length < top.length ? [] : nearest(parent, top, exists);
}
