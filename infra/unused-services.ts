import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** The clients of Alexa's services that the skill calls: reminders, and the settings that hold the time zone. */
export const USED_SERVICES: readonly string[] = ['ReminderManagement', 'Ups'];

/** One namespace of the file, with its client. What all clients share, and the factory, stand in such blocks too. */
const BLOCK = /^\(function \(services\) \{\n[^]*?^\}\)\(services = [^\n]*\n/gmu;
const CLIENT = /^ {8}var (\w+)ServiceClient = /mu;

/**
 * ask-sdk-model comes as one file with the clients of all of Alexa's services, which esbuild can't tell apart.
 * This leaves out those that are never asked for.
 * @throws Error, as a failure of the build, where the file isn't laid out as expected.
 */
export const unusedServices: Plugin = {
  name: 'unused-services',
  setup(build) {
    build.onLoad({ filter: /[\\/]ask-sdk-model[\\/]index\.js$/ }, async ({ path }) => ({
      contents: withoutUnused(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

function withoutUnused(source: string): string {
  const met = new Set<string>();
  const left = source.replaceAll(BLOCK, (block) => {
    const service = CLIENT.exec(block)?.[1];
    if (service !== undefined) met.add(service);
    return service === undefined || USED_SERVICES.includes(service) ? block : '';
  });
  const missing = USED_SERVICES.filter((service) => !met.has(service));
  if (missing.length > 0)
    throw new Error(
      `ask-sdk-model: expected a client of ${missing.join(', ')}, found ${[...met].join(', ')}`,
    );
  return left;
}
