/**
 * Whose voice a turn is in, compared with the record that its session is about. Alexa recognises a voice in one request
 * and may miss it in the next, so each turn has its own.
 */
export const VOICES = ['recognised', 'unrecognised', 'missed', 'another', 'late'] as const;

/**
 * `recognised`: the record is this voice's. `unrecognised`: nobody Alexa knows, and the record is the one that all such
 * voices of a home share. `missed`: nobody Alexa knows, in a recognised person's session: the same person, or anyone.
 * `another`: recognised, and not the one whose session it is. `late`: recognised in a session that began with the shared
 * record.
 */
export type Voice = (typeof VOICES)[number];
