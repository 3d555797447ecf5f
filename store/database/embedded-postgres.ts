import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { PGlite, protocol, type PGliteOptions } from '@electric-sql/pglite';

/**
 * V8's words, each with what it is as V8 comes; a test compares. They hold for a moment only: what Node keeps compiled, its own
 * modules among it, is taken only under the flags that it was compiled under.
 */
export const PATIENT = [
  // How often a function runs until it is compiled a second time, with all of V8's means: ten times as often. It is read here, once.
  ['--wasm-tiering-budget=130000000', '--wasm-tiering-budget=13000000'],
  // Functions that never run are not looked at.
  ['--wasm-lazy-validation', '--no-wasm-lazy-validation'],
] as const;
export const UNCOUNTED = [['--wasm-tier-up-filter=0', '--wasm-tier-up-filter=-1']] as const;

/**
 * PGlite whose parser of SQL is compiled once and never optimised. That parser is one function of 100 KB of WebAssembly, and V8 takes
 * it for busy after some hundred words: optimising it costs 0.7 s of CPU and 500 MB for a moment, at every start, for statements
 * that are parsed once and kept from then on.
 */
export class EmbeddedPostgres extends PGlite {
  #hasParser = false;

  constructor(options: PGliteOptions) {
    super({ ...options, pgliteWasmModule: withFlags(PATIENT, compile) });
  }

  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    if (!this.#hasParser) {
      this.#hasParser = true;
      // What V8 compiles meanwhile does not count how busy it is. An empty statement needs the parser, and little that is needed again.
      withFlags(UNCOUNTED, () => super.execProtocolRawSync(protocol.serialize.query(';')));
    }
    return super.execProtocolRawSync(message);
  }
}

/** The types of WebAssembly come with a browser's only; this is what is used of them. */
declare const WebAssembly: { Module: new (bytes: Uint8Array) => object };

function compile(): object {
  return new WebAssembly.Module(readFileSync(new URL('./pglite.wasm', import.meta.resolve('@electric-sql/pglite'))));
}

function withFlags<T>(flags: readonly (readonly [set: string, back: string])[], work: () => T): T {
  for (const [set] of flags) setFlagsFromString(set);
  try {
    return work();
  } finally {
    for (const [, back] of flags) setFlagsFromString(back);
  }
}
