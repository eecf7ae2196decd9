/** The CDK app: the deployment of a stage (`-c stage=beta`; none without it), with the settings of its file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { z } from 'zod';
import { bundleInto } from './bundles.ts';
import { readStage } from './context.ts';
import { createDeployment } from './deployment.ts';
import { PackageError, writePackage } from './package/write.ts';
import { loadSettings } from './settings-file.ts';
import { SettingError } from './settings.ts';

const app = new App();
const folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-'));
try {
  const settings = loadSettings(readStage(z.record(z.string(), z.unknown()).parse(app.node.getAllContext())));
  const bundles = await bundleInto(join(folder, 'bundles'));
  const packageFolder = join(folder, 'package');
  if (settings.caller.caller === 'made') await writePackage(packageFolder, { ...settings, endpoints: null });
  createDeployment(app, settings, { bundles, packageFolder });
  app.synth();
} catch (error) {
  if (!(error instanceof SettingError || error instanceof PackageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
