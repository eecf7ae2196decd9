/** The script of the page, made of page/*.ts when the server starts. */
import { join } from 'node:path';
import { build } from 'esbuild';

/** The page's script can't be built. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';
}

const ENTRY = join(import.meta.dirname, 'page', 'speaker.ts');

/**
 * One module for browsers, with its source map in it.
 * @param entry the file it begins in
 * @throws ScriptError where a file is missing, or is no TypeScript
 */
export async function pageScript(entry: string = ENTRY): Promise<Uint8Array> {
  try {
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2023',
      sourcemap: 'inline',
      logLevel: 'silent', // the error names them all
    });
    return outputFiles[0]?.contents ?? new Uint8Array();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ScriptError(`the page's script can't be built: ${why}`, { cause });
  }
}
