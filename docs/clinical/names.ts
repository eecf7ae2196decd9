/** What people call things, as the interaction model has it: the first of many wordings. */
import type { RegionId } from '../../lambdas/coach/body/regions.ts';
import type { LanguageModel } from '../../simulator/nlu/schema.ts';
import { spaceOut } from './markdown.ts';

/** The first wording for an id of any slot type, such as `symptom.dizzy`. */
export function nameIn(model: LanguageModel, id: string): string {
  const values = model.types.flatMap((type) => type.values);
  const bare = id.slice(id.indexOf('.') + 1);
  return values.find((value) => value.id === id)?.name.value ?? spaceOut(bare);
}

/** A region as a clinician heads it, and as a table names it. */
export const REGION_NAMES: Readonly<Record<RegionId, { title: string; short: string }>> = {
  glutes: { title: 'Glutes', short: 'glutes' },
  hamstrings: { title: 'Hamstrings', short: 'hamstrings' },
  hip_tfl: { title: 'Front of the hip (tensor fasciae latae)', short: 'front of hip' },
  quads: { title: 'Quadriceps', short: 'quads' },
  adductors: { title: 'Inner thigh (adductors)', short: 'inner thigh' },
  lateral_thigh: { title: 'Outer thigh', short: 'outer thigh' },
  upper_back: { title: 'Upper back', short: 'upper back' },
  lats: { title: 'Side of the back (latissimus)', short: 'side of back' },
  calves: { title: 'Calves', short: 'calves' },
  feet: { title: 'Soles of the feet', short: 'soles' },
};

export function listRegions(ids: readonly RegionId[]): string {
  return ids.map((id) => REGION_NAMES[id].short).join(', ');
}
