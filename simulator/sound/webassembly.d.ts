/**
 * Declares the parts of WebAssembly in use. TypeScript's own declarations come with the browser's library only.
 */
declare namespace WebAssembly {
  interface Module {
    readonly compiled: true;
  }
  interface Instance {
    readonly exports: Readonly<Record<string, unknown>>;
  }
  class Memory {
    readonly buffer: ArrayBuffer;
    grow(pages: number): number;
  }
  function compile(bytes: Uint8Array): Promise<Module>;
  function instantiate(module: Module, imports: object): Promise<Instance>;
}
