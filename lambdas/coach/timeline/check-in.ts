import { SECOND } from '../shared/time.ts';
import { layOutPart, type Segment } from './segment.ts';

/** The check-in on a screen, and after it the time to touch a number, or to say one: as long as a microphone is open. */
const ASKED_ROOM_MS = 10 * SECOND;

const ANSWERED_WITHIN_MS = 9 * SECOND;

/** A check-in that the document of a screen puts by itself. What has been played to its end was met with silence. */
export const CHECK_IN: Segment = {
  parts: [
    layOutPart('bed', 0, ASKED_ROOM_MS + ANSWERED_WITHIN_MS, [
      { inMs: 0, roomMs: ASKED_ROOM_MS, play: { line: 'check_in' } },
    ]),
  ],
  spans: [],
  closeMs: 0,
};
