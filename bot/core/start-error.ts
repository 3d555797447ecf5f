/** Recado cannot start: the message is what the operator reads, so it says what is wrong, where, and what to do. */
export class StartError extends Error {
  override name = 'StartError';
}
