declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** The folder that holds the data. Without it the data stays in memory. */
    readonly path?: string;
    /** How long a table stays in the state CREATING, in ms. */
    readonly createTableMs?: number;
  }

  /** Creates a DynamoDB server. Closing the server also closes its data. */
  export default function dynalite(options?: Options): Server;
}
