declare module 'dynalite' {
  import type { Server } from 'node:http';

  interface Options {
    /** The folder of the data; in memory without one. */
    readonly path?: string;
    /** How long a table stays CREATING, in ms. */
    readonly createTableMs?: number;
  }

  /** A DynamoDB as a server; closing it closes its data. */
  export default function dynalite(options?: Options): Server;
}
