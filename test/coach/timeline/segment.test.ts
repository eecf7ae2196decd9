import { describe, expect, it } from 'vitest';
import { bed, restingBed } from '../../../lambdas/coach/timeline/waiting-bed.ts';
import { SECOND } from '../../../lambdas/coach/shared/time.ts';
import {
  lengthOf,
  layOutPart,
  type Segment,
  type CueRequest,
} from '../../../lambdas/coach/timeline/segment.ts';
import { cuesOf, timesOf } from '../support/playing.ts';

const wanted = (inS: number, roomS: number, play: CueRequest['play'] = { line: 'breathe' }): CueRequest => ({
  inMs: inS * SECOND,
  roomMs: roomS * SECOND,
  play,
});

describe('a part of a segment', () => {
  it('begins and ends where it is told, with its cues at absolute times', () => {
    expect(layOutPart('step', 60_000, 20_000, [wanted(5, 2), wanted(0, 1, 'bell')])).toEqual({
      kind: 'step',
      startMs: 60_000,
      endMs: 80_000,
      cues: [
        { atMs: 60_000, roomMs: 1000, play: 'bell' },
        { atMs: 65_000, roomMs: 2000, play: { line: 'breathe' } },
      ],
    });
  });

  const table: readonly (readonly [string, readonly CueRequest[], readonly number[]])[] = [
    ['one that just fits', [wanted(18, 2)], [18]],
    ['none that would be cut off', [wanted(18.5, 2)], []],
    ['none before its start', [wanted(-1, 2)], []],
    ['two that touch', [wanted(0, 4), wanted(4, 4)], [0, 4]],
    ['of two that overlap, the first wanted', [wanted(3, 4), wanted(0, 4)], [3]],
    ['of two at one time, the first wanted', [wanted(3, 4), wanted(3, 1)], [3]],
    ['what fits between', [wanted(0, 4), wanted(10, 4), wanted(5, 5)], [0, 5, 10]],
  ];

  it.each(table)('takes of its cues %s', (_, cues, times) => {
    expect(layOutPart('step', 0, 20_000, cues).cues.map(({ atMs }) => atMs / SECOND)).toEqual(times);
  });
});

describe('a waiting bed', () => {
  const beds = (['response', 'reprompt'] as const).map((where) => [where, bed('say_ready', where)] as const);
  /** The longest stretch of a bed without a sound of a kind, in seconds. */
  const longestWithout = (segment: Segment, play: Parameters<typeof timesOf>[1]): number => {
    const times = [0, ...timesOf(segment, play), lengthOf(segment)];
    return Math.max(...times.slice(1).map((ms, at) => ms - (times[at] ?? 0))) / SECOND;
  };

  it.each(beds)('in a %s is of 200 s at most', (_, segment) => {
    expect([lengthOf(segment) <= 200 * SECOND, segment.spans, segment.closeMs]).toEqual([true, [], 0]);
  });

  it.each(beds)('in a %s pulses, and says at once and now and then what to say', (_, segment) => {
    expect(longestWithout(segment, 'pulse')).toBeLessThanOrEqual(20);
    expect(longestWithout(segment, 'say_ready')).toBeLessThanOrEqual(40);
    expect(timesOf(segment, 'say_ready')[0]).toBeLessThanOrEqual(SECOND);
  });

  it.each(beds)('in a %s keeps its sounds apart', (_, segment) => {
    const cues = cuesOf(segment);
    const overlapping = cues.filter(
      ({ atMs, roomMs }, at) => atMs + roomMs > (cues[at + 1]?.atMs ?? Infinity),
    );
    expect(overlapping).toEqual([]);
  });

  it('explains once that the name comes first, if it is told to', () => {
    const bedToTeach = bed('say_ready', 'response', true);
    expect(timesOf(bedToTeach, 'say_name_first')).toEqual([SECOND]);
    expect(timesOf(bedToTeach, 'say_ready')).toEqual([41 * SECOND, 81 * SECOND]);
  });

  it('for someone who gave no answer is of twenty seconds, without a word', () => {
    const { parts } = restingBed();
    expect([lengthOf(restingBed()), parts.flatMap(({ cues }) => cues)]).toEqual([20 * SECOND, []]);
    expect(parts[0]?.swell).toEqual({ atMs: 0, breaths: 2 });
  });

  it('says what it is told to say, and nothing else', () => {
    const lines = cuesOf(bed('say_carry_on', 'response')).map(({ play }) =>
      typeof play === 'string' ? play : play.line,
    );
    expect(new Set(lines)).toEqual(new Set(['pulse', 'say_carry_on']));
  });
});
