/** The code of a Lambda, as it is deployed: bundled when the app is synthesized, as `npm run build` does. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { bundleOptions } from './bundle-options.ts';

const ROOT = join(import.meta.dirname, '..');

/** What a bundle exports, and where Lambda looks for it. */
export const HANDLER = 'index.handler';

/** @param entry the path of the TypeScript file within the project: `lambdas/skill.ts` */
export function lambdaCode(entry: string): Code {
  const tryBundle = (folder: string): boolean => {
    buildSync({ ...bundleOptions, entryPoints: [join(ROOT, entry)], outfile: join(folder, 'index.js') });
    // The bundle is CommonJS, whatever the folders above say.
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'commonjs' }));
    return true;
  };
  return Code.fromAsset(join(ROOT, 'lambdas'), {
    assetHashType: AssetHashType.OUTPUT,
    // Nothing runs the image or the command: bundling here succeeds, or ends the synthesis. But CDK takes two
    // bundles for the same if all but the function is, and the command tells them apart.
    bundling: { image: DockerImage.fromRegistry('none'), command: [entry], local: { tryBundle } },
  });
}
