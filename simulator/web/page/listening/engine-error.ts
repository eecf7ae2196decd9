/** The engine can't be opened. Its message is for the person. */
export class EngineError extends Error {
  override readonly name = 'EngineError';
}

export const MODEL_MISSING =
  'The speech model is not installed: run npm ci and start the local speaker again. You can type.';
