/** Bundles the page's script and style from page/*.ts and page/*.css when the server starts. */
import { build } from 'esbuild';
import { basename, join } from 'node:path';

/** The page's script or style cannot be built. */
export class BuildError extends Error {
  override readonly name = 'BuildError';
}

const PAGE = join(import.meta.dirname, 'page');

/**
 * Bundles one module and one style sheet for browsers. Returns them by their paths on the server.
 * @param folder the folder of speaker.ts and speaker.css
 * @throws BuildError if a file is missing or invalid
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
      logLevel: 'silent', // the error below contains the message
    });
    return new Map(outputFiles.map(({ path, contents }) => [`/${basename(path)}`, contents]));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new BuildError(`the page cannot be built: ${why}`, { cause });
  }
}
