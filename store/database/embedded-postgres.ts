import { setFlagsFromString } from 'node:v8';
import { PGlite, protocol } from '@electric-sql/pglite';

/**
 * PGlite whose parser of SQL is compiled once and never optimised. That parser is one function of 100 KB of WebAssembly, and V8 takes
 * it for busy after some hundred words: optimising it costs 0.7 s of CPU and 500 MB for a moment, at every start, for statements
 * that are parsed once and kept from then on.
 */
export class EmbeddedPostgres extends PGlite {
  #hasParser = false;

  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    if (!this.#hasParser) {
      this.#hasParser = true;
      // What V8 compiles meanwhile does not count how busy it is. An empty statement needs the parser, and little that is needed again.
      setFlagsFromString('--wasm-tier-up-filter=0');
      try {
        super.execProtocolRawSync(protocol.serialize.query(';'));
      } finally {
        setFlagsFromString('--wasm-tier-up-filter=-1');
      }
    }
    return super.execProtocolRawSync(message);
  }
}
