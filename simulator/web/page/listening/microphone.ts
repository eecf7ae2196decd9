/** The microphone. */
import { HEARD_RATE } from '../../../listening/frame.ts';
import { EngineError, MODEL_MISSING } from './engine-error.ts';

/** The microphone can't be used. Its message is for the person. */
export class MicrophoneError extends Error {
  override readonly name = 'MicrophoneError';
}

/** What the browser calls a refusal, and what the person is told. */
const REFUSALS: Readonly<Record<string, string>> = {
  NotAllowedError: 'The microphone is not allowed. Allow it in your browser and press Start again, or type.',
  NotFoundError: 'No microphone was found. You can type.',
  NotReadableError: 'Another program uses the microphone. End it and press Start again, or type.',
  NotSupportedError:
    'Your browser can’t give the page the sound of the microphone as it needs it. You can type.',
};

/**
 * Opens the microphone. The browser takes out what the loudspeaker plays.
 * @param take is given each frame of 30 ms
 * @returns closes it
 * @throws MicrophoneError if it is denied or missing
 * @throws EngineError if the server has nothing to listen with
 */
export async function openMicrophone(take: (frame: Float32Array) => void): Promise<() => void> {
  let stream: MediaStream | null = null;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
    });
    const context = new AudioContext({ sampleRate: HEARD_RATE });
    await context.audioWorklet.addModule('/microphone-processor.js').catch((cause: unknown) => {
      throw new EngineError(MODEL_MISSING, { cause });
    });
    const processor = new AudioWorkletNode(context, 'microphone', { numberOfOutputs: 0 });
    processor.port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data instanceof Float32Array) take(data);
    };
    context.createMediaStreamSource(stream).connect(processor);
    await context.resume();
    const opened = stream;
    return () => {
      for (const track of opened.getTracks()) track.stop();
      void context.close();
    };
  } catch (cause) {
    for (const track of stream?.getTracks() ?? []) track.stop();
    if (cause instanceof EngineError) throw cause;
    const name = cause instanceof DOMException ? cause.name : '';
    throw new MicrophoneError(
      REFUSALS[name] ?? `The microphone can’t be used: ${String(cause)} You can type.`,
      {
        cause,
      },
    );
  }
}
