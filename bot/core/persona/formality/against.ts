/** What speaks against a way of addressing people. */
export interface Against {
  clear: readonly RegExp[];
  /** Forms that third persons share. */
  unclear: readonly RegExp[];
  /** The wanted way itself. */
  wanted: readonly RegExp[];
}
