/** Stands in for a polyfill that the engine's package imports. */
export const { Blob } = globalThis;
