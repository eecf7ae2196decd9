/** The script and the style of the page, made of page/*.ts and page/*.css when the server starts. */
import { build } from 'esbuild';
import { basename, join } from 'node:path';

/** The page's script or style can't be built. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}

const PAGE = join(import.meta.dirname, 'page');

/**
 * One module and one style sheet for browsers, by the paths they are served at.
 * @param folder where speaker.ts and speaker.css are
 * @throws BuildError where a file is missing, or can't be read as what it is
 */
export async function bundlePage(folder: string = PAGE): Promise<ReadonlyMap<string, Uint8Array>> {
  try {
    const { outputFiles } = await build({
      entryPoints: [join(folder, 'speaker.ts'), join(folder, 'speaker.css')],
      outdir: folder,
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2023',
      sourcemap: 'inline',
      logLevel: 'silent', // the error names what is wrong
    });
    return new Map(outputFiles.map(({ path, contents }) => [`/${basename(path)}`, contents]));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BuildError(`the page can't be built: ${why}`, { cause });
  }
}
