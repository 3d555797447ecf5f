/**
 * Whom an answer goes to, and which message it quotes: WhatsApp wants both, and a message's own id ("wamid.…") does not tell who
 * wrote it.
 */
export interface Target {
  /** Her number, or Meta's name for her ("US.1349…"). */
  person: string;
  wamid: string;
}

export function targetId({ person, wamid }: Target): string {
  return `${person}:${wamid}`;
}

/** Undefined for what is no id of ours. */
export function parseTarget(text: string): Target | undefined {
  const [, person, wamid] = /^([\w.]{1,150}):(.+)$/s.exec(text) ?? [];
  return person === undefined || wamid === undefined ? undefined : { person, wamid };
}

/** All that is said with one person by one number of ours is one conversation. */
export function threadId(phoneId: string, person: string): string {
  return `${phoneId}:${person}`;
}
