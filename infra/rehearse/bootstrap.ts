/** Prepares an account as `cdk bootstrap` does, from the template that it brings, without the time that the command takes. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeStack } from './aws/cloudformation.ts';
import { deploy } from './aws/engine.ts';
import type { Surroundings } from './aws/asked.ts';
import { readTemplate } from './aws/template.ts';

/** The stack that CDK keeps what it needs in. */
export const TOOLKIT = 'CDKToolkit';

/** @throws Error if the stack doesn't come up, which would be a fault of the rehearsal */
export async function bootstrap(tools: Surroundings): Promise<void> {
  const cdk = dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json'));
  const text = readFileSync(join(cdk, 'lib/api/bootstrap/bootstrap-template.yaml'), 'utf8');
  const stack = makeStack(tools.account, TOOLKIT);
  tools.account.stacks.set(TOOLKIT, stack);
  // As `cdk bootstrap` without options gives it.
  const values = new Map([['FileAssetsBucketKmsKeyId', 'AWS_MANAGED_KEY']]);
  await deploy(
    stack,
    { text, template: readTemplate(text), parameters: values, values, tags: [], roleArn: null },
    tools,
  );
  if (stack.status !== 'CREATE_COMPLETE') throw new Error(`${TOOLKIT}: ${stack.status} ${stack.reason}`);
}
