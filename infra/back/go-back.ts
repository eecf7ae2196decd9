/** Points the alias of a Lambda to an earlier version, which answers from the next request on. */
import type { Functions } from '../binding/functions.ts';
import { OPEN } from '../binding/bind.ts';
import { UsageError } from '../usage-error.ts';

/** The versions before and after. */
export interface GoneBack {
  readonly from: string;
  readonly to: string;
}

/**
 * Goes back to a version.
 * @throws UsageError as `findEarlier` does
 */
export async function goBack(arn: string, wanted: string | null, functions: Functions): Promise<GoneBack> {
  const found = await findEarlier(arn, wanted, functions);
  await functions.pointTo(arn, found.to);
  return found;
}

/**
 * Finds the version to go back to, and changes nothing.
 * @param arn the function, without an alias
 * @param wanted the version; null for the newest one before that which the alias points to
 * @throws UsageError if there is no such version
 */
export async function findEarlier(
  arn: string,
  wanted: string | null,
  functions: Functions,
): Promise<GoneBack> {
  const from = await functions.liveVersion(arn);
  if (from === null) throw new UsageError(`${arn} has no alias yet: deploy first`);
  // A version from before the skill was made doesn't start.
  const usable = (await functions.versions(arn)).filter(({ description }) => description !== OPEN);
  const earlier = usable
    .map(({ version }) => version)
    .filter((version) => (wanted === null ? Number(version) < Number(from) : version === wanted))
    .toSorted((a, b) => Number(b) - Number(a));
  const [to] = earlier;
  if (to === undefined)
    throw new UsageError(
      `${arn}: ${wanted === null ? `there is no version before ${from}` : `there is no version ${wanted}`}, only ${usable.map(({ version }) => version).join(', ')}`,
    );
  return { from, to };
}
