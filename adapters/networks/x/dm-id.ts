/** A direct message as our ids name it: with whom, and which. Posts have bare numbers, so the two never meet. */
export interface DirectId {
  /** User id of the customer. */
  participant: string;
  eventId: string;
}

export function directId({ participant, eventId }: DirectId): string {
  return `dm:${participant}:${eventId}`;
}

/** Undefined for the id of a post. */
export function parseDirectId(text: string): DirectId | undefined {
  const [, participant, eventId] = /^dm:(\d{1,19}):(\d{1,19})$/.exec(text) ?? [];
  return participant === undefined || eventId === undefined ? undefined : { participant, eventId };
}
