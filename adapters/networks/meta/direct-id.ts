/** A private message as our ids name it: with whom, and which. What is public has other ids, so the two never meet. */
export interface DirectId {
  /** Meta's number of the person, for this account of ours alone. */
  participant: string;
  mid: string;
}

export function directId({ participant, mid }: DirectId): string {
  return `dm:${participant}:${mid}`;
}

/** All that is said with one person is one conversation. */
export function threadId(participant: string): string {
  return `dm:${participant}`;
}

/** Undefined for the id of something public. */
export function parseDirectId(text: string): DirectId | undefined {
  const [, participant, mid] = /^dm:(\d{1,30}):(.+)$/s.exec(text) ?? [];
  return participant === undefined || mid === undefined ? undefined : { participant, mid };
}
