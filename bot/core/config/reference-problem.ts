/** Something in the configuration that names what is not there, or is there twice. */
export interface ReferenceProblem {
  /** Keys and places from the top, e.g. ['routes', 2, 'to', 0]. */
  path: (string | number)[];
  /** The rest of a sentence that begins with the value in words: "there is no channel ...". */
  message: string;
  /** What could stand there; the nearest is proposed. */
  allowed?: string[];
  /** The value that is wrong. */
  value?: string;
}
