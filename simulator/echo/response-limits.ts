import { z } from 'zod';
import { APL_DIRECTIVE, shownIn } from '../player/apl.ts';
import { APLA_DIRECTIVE, AplaError, everyComponent, parseApla } from '../player/apla.ts';
import { play, type Playback, SILENCE } from '../player/playback.ts';
import { parseSsml, SsmlError } from '../player/ssml.ts';
import { countingVoice, SLOW_WORD_MS } from '../player/voice.ts';

/** What Alexa allows one response. */
export const LIMITS = {
  /** JSON of the whole response, in bytes. */
  responseBytes: 120_000,
  /** outputSpeech, markup counted. */
  speechCharacters: 8_000,
  breakMs: 10_000,
  /** All audio of a response, and of its reprompt: each has a limit of its own. */
  audioMs: 240_000,
  repromptMs: 90_000,
  /** Audio components, response and reprompt together. */
  soundFiles: 15,
  /** `<audio>` in one outputSpeech. */
  soundsInSpeech: 5,
  /** The answer to Stop, Cancel and NavigateHome. */
  goodbyeMs: 8_000,
} as const;

const SLOW = countingVoice(SLOW_WORD_MS);

const speechSchema = z.union([
  z.strictObject({ type: z.literal('SSML'), ssml: z.string(), playBehavior: z.string().optional() }),
  z.strictObject({ type: z.literal('PlainText'), text: z.string(), playBehavior: z.string().optional() }),
]);

const directivesSchema = z.array(z.looseObject({ type: z.string() }));

/** Alexa refuses fields it doesn't know. */
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

type Envelope = z.infer<typeof envelopeSchema>;

type Response = Envelope['response'];

type Audible = Pick<Response, 'outputSpeech' | 'directives'>;

/** What a limit depends on besides the response. */
export interface Asked {
  /** The intent of an IntentRequest. */
  readonly intent?: string | null;
  /** Whether the device has a screen (APL). */
  readonly screen?: boolean;
}

const CLOSING_INTENTS = new Set(['AMAZON.StopIntent', 'AMAZON.CancelIntent', 'AMAZON.NavigateHomeIntent']);

/**
 * Checks a response against what Alexa allows, and against what keeps timed audio whole at a slow voice.
 * @param response the whole envelope that the skill returned
 * @param requestType `LaunchRequest`, `IntentRequest`, `SessionEndedRequest`, …
 * @returns the limits it breaks, each as a sentence; empty when it breaks none
 */
export function brokenLimits(response: unknown, requestType: string, asked: Asked = {}): string[] {
  const bytes = Buffer.byteLength(JSON.stringify(response ?? null));
  const size =
    bytes > LIMITS.responseBytes ? [`response: ${bytes} bytes, at most ${LIMITS.responseBytes}`] : [];
  const parsed = envelopeSchema.safeParse(response);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `format: ${path.join('.')}: ${message}`);
    return [...size, ...wrong];
  }
  const answer = parsed.data.response;
  if (requestType === 'SessionEndedRequest') return [...size, ...silent(answer)];
  const main = heard(answer);
  const reprompt = answer.reprompt === undefined ? null : heard(answer.reprompt);
  return [
    ...size,
    ...speechLimits('outputSpeech', answer),
    ...documentLimits('response', answer),
    ...(answer.reprompt === undefined ? [] : speechLimits('reprompt', answer.reprompt)),
    ...(answer.reprompt === undefined ? [] : documentLimits('reprompt', answer.reprompt)),
    ...main.refused,
    ...(reprompt?.refused ?? []),
    ...totals(main.playback, reprompt?.playback ?? SILENCE),
    ...(main.refused.length > 0 ? [] : prompting(answer, main.playback)),
    ...closing(answer, main.playback, asked.intent ?? ''),
    ...screen(answer, asked.screen ?? false),
    ...slowVoice('response', answer),
    ...(answer.reprompt === undefined ? [] : slowVoice('reprompt', answer.reprompt)),
  ];
}

function silent(answer: Response): string[] {
  const { outputSpeech, directives = [], reprompt, card } = answer;
  const says =
    outputSpeech !== undefined || directives.length > 0 || reprompt !== undefined || card !== undefined;
  return says
    ? ['SessionEndedRequest: it cannot be answered with speech, directives, a reprompt or a card']
    : [];
}

function heard(audible: Audible): { playback: Playback; refused: string[] } {
  try {
    return { playback: play(audible), refused: [] };
  } catch (error) {
    if (!(error instanceof SsmlError) && !(error instanceof AplaError)) throw error;
    return { playback: SILENCE, refused: [`${error.name}: ${error.message}`] };
  }
}

function speechLimits(where: string, { outputSpeech, directives = [] }: Audible): string[] {
  const text =
    outputSpeech === undefined ? '' : outputSpeech.type === 'SSML' ? outputSpeech.ssml : outputSpeech.text;
  const parts = outputSpeech?.type === 'SSML' ? spokenOf(text) : [];
  const sounds = parts.filter((part) => part.kind === 'sound').length;
  const longest = [...parts, ...directives.flatMap(speechIn)].some(
    (part) => part.kind === 'break' && part.ms > LIMITS.breakMs,
  );
  return [
    ...broken(
      text.length >= LIMITS.speechCharacters,
      `${where}: ${text.length} characters, under 8000 allowed`,
    ),
    ...broken(longest, `${where}: a <break> longer than 10 s`),
    ...broken(
      sounds > LIMITS.soundsInSpeech,
      `${where}: ${sounds} <audio>, at most ${LIMITS.soundsInSpeech}`,
    ),
    ...broken(
      outputSpeech !== undefined && directives.some((directive) => componentsOf(directive).length > 0),
      `${where}: outputSpeech beside timed audio (APLA)`,
    ),
  ];
}

function speechIn(directive: { type: string }): ReturnType<typeof spokenOf> {
  return componentsOf(directive).flatMap((component) =>
    component.type === 'Speech' && component.contentType === 'SSML' ? spokenOf(component.content) : [],
  );
}

function spokenOf(ssml: string): ReturnType<typeof parseSsml> {
  try {
    return parseSsml(ssml);
  } catch {
    return []; // `heard` names it
  }
}

function componentsOf(directive: { type: string }): ReturnType<typeof everyComponent> {
  try {
    if (directive.type === APL_DIRECTIVE) return (shownIn([directive])?.says ?? []).flatMap(everyComponent);
    return directive.type === APLA_DIRECTIVE ? everyComponent(parseApla(directive)) : [];
  } catch {
    return []; // `heard` names it
  }
}

function documentLimits(where: string, { directives = [] }: Audible): string[] {
  return directives.map(componentsOf).flatMap((components) => [
    ...broken(
      components.length > 0 && !components.some(({ type }) => type === 'Speech' || type === 'Audio'),
      `${where}: timed audio of Silence alone`,
    ),
    ...broken(
      components.some((component) => component.type === 'Silence' && component.duration < 0),
      `${where}: a Silence shorter than nothing`,
    ),
  ]);
}

function totals(main: Playback, reprompt: Playback): string[] {
  const soundFiles = main.soundFiles + reprompt.soundFiles;
  return [
    ...broken(main.audioMs > LIMITS.audioMs, `audio: ${main.audioMs / 1000} s, at most 240 s`),
    ...broken(
      reprompt.audioMs > LIMITS.repromptMs,
      `reprompt: ${reprompt.audioMs / 1000} s of audio, at most 90 s`,
    ),
    ...broken(
      soundFiles > LIMITS.soundFiles,
      `audio: ${soundFiles} Audio components, at most ${LIMITS.soundFiles}`,
    ),
  ];
}

/** An open microphone has a prompt before it and a reprompt after it; a closed one has neither need. */
function prompting({ shouldEndSession, reprompt }: Response, main: Playback): string[] {
  if (shouldEndSession !== false) {
    return broken(reprompt !== undefined, 'reprompt: there is one, but the microphone stays closed');
  }
  const last = main.captions.at(-1)?.text ?? '';
  const empty = reprompt?.outputSpeech === undefined && (reprompt?.directives ?? []).length === 0;
  return [
    ...broken(empty, 'reprompt: none, but the microphone is open'),
    ...broken(
      !/\?["'”’)]*$/.test(last) && !/\bsay\b/i.test(last),
      `prompt: the microphone is open after "${last}", which neither asks nor tells what to say`,
    ),
  ];
}

function closing({ shouldEndSession }: Response, main: Playback, intent: string): string[] {
  if (!CLOSING_INTENTS.has(intent)) return [];
  return [
    ...broken(shouldEndSession !== true, `${intent}: the session must end`),
    ...broken(main.audioMs > LIMITS.goodbyeMs, `${intent}: ${main.audioMs / 1000} s of speech, at most 8 s`),
  ];
}

function screen({ directives = [], reprompt }: Response, supported: boolean): string[] {
  const all = [...directives, ...(reprompt?.directives ?? [])];
  const visual = all.find(({ type }) => /^Alexa\.Presentation\.(APL|APLT|HTML)\./.test(type));
  return broken(visual !== undefined && !supported, `screen: ${visual?.type ?? ''}, but the device has none`);
}

function slowVoice(where: string, audible: Audible): string[] {
  try {
    return play(audible, SLOW).problems.map((problem) => `${where}: at 120 words a minute, ${problem}`);
  } catch {
    return []; // `heard` names it
  }
}

function broken(isBroken: boolean, sentence: string): string[] {
  return isBroken ? [sentence] : [];
}
