/** The ticket that a button is about, for the log: one id leads from the message to its answer. */
export function ticketIn(value: string): { ticketId?: string } {
  const found = /\btk_[0-9a-z]{20,40}\b/.exec(value)?.[0];
  return found === undefined ? {} : { ticketId: found };
}
