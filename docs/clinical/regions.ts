/** The regions with their postures and the words of each set-up; what is never rolled; and with what. */
import { REFUSED_TOOLS, type RefusedToolId, type ToolId, TOOLS } from '../../lambdas/coach/body/equipment.ts';
import { BODY_PARTS, REFUSED_PLACES, type RefusedPlace, regionsAt } from '../../lambdas/coach/body/places.ts';
import {
  type Posture,
  type Region,
  REGION_IDS,
  type RegionId,
  REGIONS,
  type Side,
  type Technique,
} from '../../lambdas/coach/body/regions.ts';
import { PRIORITIES } from '../../lambdas/coach/planning/fill-time.ts';
import { keysOf } from '../../lambdas/coach/shared/keys-of.ts';
import {
  REFUSED_PLACE_SOURCES,
  REFUSED_TOOL_SOURCES,
  REGION_SOURCES,
  TOOL_SOURCES,
} from '../../lambdas/coach/sources/body-sources.ts';
import { TOOL } from '../../lambdas/locales/english/names.ts';
import type { Drawn } from '../../lambdas/response/posture/drawing.ts';
import { type Locale, wordsOf, wordsOfLine } from '../../lambdas/locales/locale.ts';
import type { LanguageModel } from '../../simulator/nlu/schema.ts';
import {
  bulletList,
  capitalise,
  citeGrounds,
  joinBlocks,
  OWN_CHOICE,
  quote,
  spaceOut,
  table,
} from './markdown.ts';
import { drawnFor, fileOf } from './drawings.ts';
import { listRegions, nameIn, REGION_NAMES } from './names.ts';

const POSTURES: Readonly<Record<Posture, string>> = {
  floor: 'On the floor',
  wall: 'Standing at a wall',
  chair: 'On a chair',
};

const SIDES: Readonly<Record<Region['sides'], string>> = {
  each: 'Left, then right.',
  each_or_both: 'Both at once, or left, then right.',
  centre: 'In the middle.',
};

/** The sides whose words are shown: the right side's differ from the left one's by a word. */
const SHOWN: Readonly<Record<Region['sides'], readonly Side[]>> = {
  each: ['left'],
  each_or_both: ['left', 'both'],
  centre: ['centre'],
};

const listTools = (tools: readonly ToolId[]): string =>
  tools.length === 0 ? 'not done' : tools.map(spaceOut).join(', ');

/** The set-up's words for each side and tool, without those that differ only in the name of the tool. */
function listWhole(locale: Locale, region: RegionId, { posture, tools }: Technique): readonly string[] {
  const { sides }: Region = REGIONS[region];
  const shown = new Map<string, string>();
  for (const side of SHOWN[sides]) {
    // Both thighs lie on a roller at once; on a chair they are done one after the other.
    if (side === 'both' && posture === 'chair') continue;
    for (const tool of tools) {
      const position = { region, side, posture, tool };
      const words = wordsOf(locale, {
        act: 'get_into_position',
        position,
        firstEver: false,
        detail: 'whole',
      });
      const key = words.replaceAll(TOOL[tool], '…');
      if (!shown.has(key)) shown.set(key, words);
    }
  }
  return [...shown.values()];
}

function listSetUp(locale: Locale, region: RegionId, technique: Technique): string {
  const { sides }: Region = REGIONS[region];
  const [side = 'left'] = SHOWN[sides];
  const [tool = 'soft_roller'] = technique.tools;
  const position = { region, side, posture: technique.posture, tool };
  const inAudio = (detail: 'full' | 'short'): string =>
    quote(wordsOfLine(locale, { line: 'position', position, detail, otherSide: false, knowsWay: false }));
  return joinBlocks(
    `**${POSTURES[technique.posture]}**`,
    drawnFor(region, technique)
      .map((drawn) => `![${describeDrawing(drawn)}](postures/${fileOf(drawn)})`)
      .join(' '),
    bulletList([
      ...listWhole(locale, region, technique).map((words) => `Before the first hold: ${quote(words)}`),
      `During the routine: ${inAudio('full')}`,
      `For the other side, and once practised: ${inAudio('short')}`,
    ]),
  );
}

/** What a drawing shows, for people who can't see it. */
function describeDrawing({ region, posture, tool, both }: Drawn): string {
  const sides = both ? ', both at once' : '';
  return `${REGION_NAMES[region].title}, ${POSTURES[posture].toLowerCase()}, ${spaceOut(tool)}${sides}`;
}

/** Places that take a region out when they are sore. */
function soreAt(region: RegionId): string {
  const parts = keysOf(BODY_PARTS).filter((part) => regionsAt(part).includes(region));
  return parts.map(spaceOut).join(', ');
}

function describeRegion(locale: Locale, id: RegionId): string {
  const region: Region = REGIONS[id];
  const inRoutines = PRIORITIES.some((item) => item.region === id);
  return joinBlocks(
    `### ${REGION_NAMES[id].title} (\`${id}\`)`,
    bulletList([
      SIDES[region.sides],
      inRoutines ? 'Part of planned routines.' : 'Only when asked for by name.',
      `Left out on both sides when one of these is sore: ${soreAt(id)}.`,
      `Source: ${citeGrounds(REGION_SOURCES[id])}.`,
    ]),
    table(
      ['Posture', 'Tools', 'Tools in a gentle session'],
      region.ways.map(({ posture, tools, gentle }) => [
        POSTURES[posture],
        listTools(tools),
        listTools(gentle),
      ]),
    ),
    ...region.ways.map((technique) => listSetUp(locale, id, technique)),
  );
}

/** What is said once, before the first hold ever, after the set-up. */
function howToStop(locale: Locale, posture: Posture): string {
  const position = { region: 'glutes', side: 'left', posture, tool: 'soft_roller' } as const;
  const words = (firstEver: boolean): string =>
    wordsOf(locale, { act: 'get_into_position', position, firstEver, detail: 'whole' });
  return words(true).slice(words(false).length).trim();
}

export function describeRegions(locale: Locale): string {
  return joinBlocks(
    `In the order in which they are rolled. How each is set up is ${OWN_CHOICE}; the source named is what is known about rolling that region at all.`,
    'The drawings are those of the screens, for the right side: rolled is what is orange, a ring is where weight is carried, and the left is the mirror image. The words shown are those for the left side, with the first tool that the posture allows, and others if they differ in more than its name. What to keep off is part of the words.',
    'Added before the first hold ever:',
    bulletList(
      keysOf(POSTURES).map((posture) => `${POSTURES[posture]}: ${quote(howToStop(locale, posture))}`),
    ),
    ...REGION_IDS.map((id) => describeRegion(locale, id)),
  );
}

export function describeNeverRolled(locale: Locale, model: LanguageModel): string {
  const placeWords = (place: RefusedPlace): string => wordsOf(locale, { act: 'refused_place', place });
  const toolWords = (tool: RefusedToolId): string => wordsOf(locale, { act: 'refused_tool', tool });
  return joinBlocks(
    table(
      ['Never rolled', 'Said', 'Source'],
      REFUSED_PLACES.map((place) => [
        capitalise(nameIn(model, place)),
        quote(placeWords(place)),
        citeGrounds(REFUSED_PLACE_SOURCES[place]),
      ]),
    ),
    table(
      ['Never used', 'Said', 'Source'],
      REFUSED_TOOLS.map((tool) => [
        capitalise(nameIn(model, `refused_tool.${tool}`)),
        quote(toolWords(tool)),
        citeGrounds(REFUSED_TOOL_SOURCES[tool]),
      ]),
    ),
    '### Left out when a place is sore',
    table(
      ['Sore at', 'Left out on both sides'],
      keysOf(BODY_PARTS).map((part) => [capitalise(spaceOut(part)), listRegions(regionsAt(part))]),
    ),
  );
}

export function describeEquipment(): string {
  const rolls = (tool: ToolId): readonly RegionId[] =>
    REGION_IDS.filter((id) => {
      const { ways }: Region = REGIONS[id];
      return ways.some(({ tools }) => tools.includes(tool));
    });
  return joinBlocks(
    'The softest comes first, and is assumed unless another is named.',
    table(
      ['Tool', 'Used for', 'Source'],
      TOOLS.map((tool) => [
        capitalise(spaceOut(tool)),
        listRegions(rolls(tool)),
        citeGrounds(TOOL_SOURCES[tool]),
      ]),
    ),
  );
}
