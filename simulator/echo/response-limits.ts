import { z } from 'zod';
import { APL_DIRECTIVE, findScreenDocument } from '../player/apl.ts';
import { APLA_DIRECTIVE, AplaError, listComponents, parseApla } from '../player/apla.ts';
import { layOut, play, type Playback, SILENCE } from '../player/playback.ts';
import { Remembered } from '../player/remembered.ts';
import { parseSsml, SsmlError } from '../player/ssml.ts';
import { makeCountingVoice, SLOW_WORD_MS } from '../player/voice.ts';

/** Alexa's limits for one response. */
export const LIMITS = {
  /** The JSON of the whole response, in bytes. */
  responseBytes: 120_000,
  /** The length of outputSpeech, including markup. */
  speechCharacters: 8_000,
  breakMs: 10_000,
  /** All audio of a response. The reprompt has its own limit. */
  audioMs: 240_000,
  repromptMs: 90_000,
  /** Audio components in the response and the reprompt together. */
  soundFiles: 15,
  /** `<audio>` elements in one outputSpeech. */
  soundsInSpeech: 5,
  /** The answer to Stop, Cancel and NavigateHome. */
  goodbyeMs: 8_000,
} as const;

const SLOW = makeCountingVoice(SLOW_WORD_MS);

const speechSchema = z.union([
  z.strictObject({ type: z.literal('SSML'), ssml: z.string(), playBehavior: z.string().optional() }),
  z.strictObject({ type: z.literal('PlainText'), text: z.string(), playBehavior: z.string().optional() }),
]);

const directivesSchema = z.array(z.looseObject({ type: z.string() }));

/** Alexa rejects unknown fields. */
const envelopeSchema = z.strictObject({
  version: z.literal('1.0'),
  sessionAttributes: z.record(z.string(), z.unknown()).nullish(),
  userAgent: z.string().optional(),
  response: z.strictObject({
    outputSpeech: speechSchema.optional(),
    card: z.looseObject({ type: z.string() }).optional(),
    reprompt: z
      .strictObject({ outputSpeech: speechSchema.optional(), directives: directivesSchema.optional() })
      .optional(),
    directives: directivesSchema.optional(),
    apiResponse: z.unknown().optional(),
    shouldEndSession: z.boolean().nullish(),
    canFulfillIntent: z.unknown().optional(),
    experimentation: z.unknown().optional(),
  }),
});

type ResponseEnvelope = z.infer<typeof envelopeSchema>;

type CheckedResponse = ResponseEnvelope['response'];

type Audible = Pick<CheckedResponse, 'outputSpeech' | 'directives'>;

/** What the limits depend on besides the response. */
export interface LimitContext {
  /** The intent, if the request is an IntentRequest. */
  readonly intent?: string | null;
  /** Whether the device has a screen (APL). */
  readonly screen?: boolean;
}

const CLOSING_INTENTS = new Set(['AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.NavigateHomeIntent']);

/**
 * Checks a response against Alexa's limits. Also checks that no cue of timed audio is cut off at a slow pace of
 * speech.
 * @param response the whole envelope that the skill returned
 * @param requestType `LaunchRequest`, `IntentRequest`, `SessionEndedRequest`, …
 * @returns one sentence for each limit that the response exceeds
 */
export function checkLimits(response: unknown, requestType: string, asked: LimitContext = {}): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(response ?? null));
  const size =
    bytes > LIMITS.responseBytes ? [`response: ${bytes} bytes, at most ${LIMITS.responseBytes}`] : [];
  const parsed = envelopeSchema.safeParse(response);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `format: ${path.join('.')}: ${message}`);
    return [...size, ...wrong];
  }
  const answer = parsed.data.response;
  if (requestType === 'SessionEndedRequest') return [...size, ...checkSilence(answer)];
  return [...size, ...checked.of([answer, asked], () => checkAnswer(answer, asked))];
}

const checked = new Remembered<readonly string[]>();

function checkAnswer(answer: CheckedResponse, asked: LimitContext): string[] {
  const main = playOrRefuse(answer);
  const reprompt = answer.reprompt === undefined ? null : playOrRefuse(answer.reprompt);
  return [
    ...checkSpeech('outputSpeech', answer),
    ...checkDocuments('response', answer),
    ...(answer.reprompt === undefined ? [] : checkSpeech('reprompt', answer.reprompt)),
    ...(answer.reprompt === undefined ? [] : checkDocuments('reprompt', answer.reprompt)),
    ...main.refused,
    ...(reprompt?.refused ?? []),
    ...checkTotals(main.playback, reprompt?.playback ?? SILENCE),
    ...(main.refused.length > 0 ? [] : checkPrompt(answer, main.playback)),
    ...checkGoodbye(answer, main.playback, asked.intent ?? ''),
    ...checkScreen(answer, asked.screen ?? false),
    ...checkAtSlowPace('response', answer),
    ...(answer.reprompt === undefined ? [] : checkAtSlowPace('reprompt', answer.reprompt)),
  ];
}

function checkSilence(answer: CheckedResponse): string[] {
  const { outputSpeech, directives = [], reprompt, card } = answer;
  const says =
    outputSpeech !== undefined || directives.length > 0 || reprompt !== undefined || card !== undefined;
  return says
    ? ['SessionEndedRequest: the skill must not answer it with speech, directives, a reprompt or a card']
    : [];
}

function playOrRefuse(audible: Audible): { playback: Playback; refused: string[] } {
  try {
    return { playback: play(audible), refused: [] };
  } catch (error) {
    if (!(error instanceof SsmlError) && !(error instanceof AplaError)) throw error;
    return { playback: SILENCE, refused: [`${error.name}: ${error.message}`] };
  }
}

function checkSpeech(where: string, { outputSpeech, directives = [] }: Audible): string[] {
  const text =
    outputSpeech === undefined ? '' : outputSpeech.type === 'SSML' ? outputSpeech.ssml : outputSpeech.text;
  const parts = outputSpeech?.type === 'SSML' ? speechPartsOf(text) : [];
  const sounds = parts.filter((part) => part.kind === 'sound').length;
  const longest = [...parts, ...directives.flatMap(speechIn)].some(
    (part) => part.kind === 'break' && part.ms > LIMITS.breakMs,
  );
  return [
    ...problemIf(
      text.length >= LIMITS.speechCharacters,
      `${where}: ${text.length} characters, fewer than 8000 are allowed`,
    ),
    ...problemIf(longest, `${where}: a <break> is longer than 10 s`),
    ...problemIf(
      sounds > LIMITS.soundsInSpeech,
      `${where}: ${sounds} <audio>, at most ${LIMITS.soundsInSpeech}`,
    ),
    ...problemIf(
      outputSpeech !== undefined && directives.some((directive) => componentsOf(directive).length > 0),
      `${where}: outputSpeech is combined with timed audio (APLA)`,
    ),
  ];
}

function speechIn(directive: { type: string }): ReturnType<typeof speechPartsOf> {
  return componentsOf(directive).flatMap((component) =>
    component.type === 'Speech' && component.contentType === 'SSML' ? speechPartsOf(component.content) : [],
  );
}

function speechPartsOf(ssml: string): ReturnType<typeof parseSsml> {
  try {
    return parseSsml(ssml);
  } catch {
    return []; // `playOrRefuse` reports it
  }
}

function componentsOf(directive: { type: string }): ReturnType<typeof listComponents> {
  try {
    if (directive.type === APL_DIRECTIVE)
      return (findScreenDocument([directive])?.says ?? []).flatMap(listComponents);
    return directive.type === APLA_DIRECTIVE ? listComponents(parseApla(directive)) : [];
  } catch {
    return []; // `playOrRefuse` reports it
  }
}

function checkDocuments(where: string, { directives = [] }: Audible): string[] {
  return directives.map(componentsOf).flatMap((components) => [
    ...problemIf(
      components.length > 0 && !components.some(({ type }) => type === 'Speech' || type === 'Audio'),
      `${where}: the timed audio contains Silence only`,
    ),
    ...problemIf(
      components.some((component) => component.type === 'Silence' && component.duration < 0),
      `${where}: a Silence has a negative length`,
    ),
  ]);
}

function checkTotals(main: Playback, reprompt: Playback): string[] {
  const soundFiles = main.soundFiles + reprompt.soundFiles;
  return [
    ...problemIf(main.audioMs > LIMITS.audioMs, `audio: ${main.audioMs / 1000} s, at most 240 s`),
    ...problemIf(
      reprompt.audioMs > LIMITS.repromptMs,
      `reprompt: ${reprompt.audioMs / 1000} s of audio, at most 90 s`,
    ),
    ...problemIf(
      soundFiles > LIMITS.soundFiles,
      `audio: ${soundFiles} Audio components, at most ${LIMITS.soundFiles}`,
    ),
  ];
}

/** An open microphone needs a prompt before it and a reprompt after it; a closed one needs neither. */
function checkPrompt({ shouldEndSession, reprompt }: CheckedResponse, main: Playback): string[] {
  if (shouldEndSession !== false) {
    return problemIf(reprompt !== undefined, 'reprompt: there is one although the microphone stays closed');
  }
  const last = main.captions.at(-1)?.text ?? '';
  const empty = reprompt?.outputSpeech === undefined && (reprompt?.directives ?? []).length === 0;
  return [
    ...problemIf(empty, 'reprompt: there is none although the microphone is open'),
    ...problemIf(
      !/\?["'”’)]*$/.test(last) && !/\bsay\b/i.test(last),
      `prompt: the microphone is open after "${last}", which neither asks a question nor suggests what to say`,
    ),
  ];
}

function checkGoodbye({ shouldEndSession }: CheckedResponse, main: Playback, intent: string): string[] {
  if (!CLOSING_INTENTS.has(intent)) return [];
  return [
    ...problemIf(shouldEndSession !== true, `${intent}: the session must end`),
    ...problemIf(
      main.audioMs > LIMITS.goodbyeMs,
      `${intent}: ${main.audioMs / 1000} s of speech, at most 8 s`,
    ),
  ];
}

function checkScreen({ directives = [], reprompt }: CheckedResponse, supported: boolean): string[] {
  const all = [...directives, ...(reprompt?.directives ?? [])];
  const visual = all.find(({ type }) => /^Alexa\.Presentation\.(APL|APLT|HTML)\./.test(type));
  return problemIf(
    visual !== undefined && !supported,
    `screen: ${visual?.type ?? ''} is sent although the device has none`,
  );
}

function checkAtSlowPace(where: string, audible: Audible): string[] {
  try {
    return layOut(audible, SLOW).playback.problems.map(
      (problem) => `${where}: at 120 words a minute, ${problem}`,
    );
  } catch {
    return []; // `playOrRefuse` reports it
  }
}

function problemIf(isBroken: boolean, sentence: string): string[] {
  return isBroken ? [sentence] : [];
}
