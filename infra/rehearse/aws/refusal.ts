/** AWS refuses a call. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  /** AWS's name for the error. */
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

/**
 * Something is asked that the rehearsal can't do. Nothing is answered by guess: this ends the scenario, and is for whoever
 * changes the templates.
 */
export class Unknown extends Error {
  override readonly name = 'Unknown';
}
