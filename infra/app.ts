/** What `cdk` runs: the deployment with the settings of `cdk.json` and `-c name=value`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { deployment } from './deployment.ts';
import { writePackage } from './package/write.ts';
import { readSettings, SettingError } from './settings.ts';

const app = new App();
const folder = mkdtempSync(join(tmpdir(), 'foam-roll-coach-package-'));
try {
  const settings = readSettings((name) => app.node.tryGetContext(name));
  if (settings.caller.caller === 'made') await writePackage(folder, { ...settings, endpoints: null });
  deployment(app, settings, folder);
  app.synth();
} catch (error) {
  if (!(error instanceof SettingError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
