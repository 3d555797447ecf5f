import type { InboundMessage } from '#core/message.ts';
import { directId } from './direct-id.ts';
import type { DirectMeaning } from './messaging.ts';

/** What one change of a call of Meta's comes to. */
export type Meaning =
  | { kind: 'message'; message: InboundMessage }
  /** Meta left out what is needed, so Graph is asked. */
  | { kind: 'ask'; nativeId: string; as?: 'mention'; else?: InboundMessage }
  | { kind: 'deleted'; nativeId: string }
  /** In private, by somebody whose name Meta does not tell here. */
  | { kind: 'direct'; said: Extract<DirectMeaning, { kind: 'said' }>['said']; opId?: string }
  /** How far an answer of ours in private came. */
  | Extract<DirectMeaning, { kind: 'came' }>
  /** The Page hid it from readers, or shows it again. */
  | { kind: 'hid'; nativeId: string; hidden: boolean; at: Date }
  /** On purpose: why. */
  | { kind: 'ignored'; why: string }
  /** Nobody thought of it. */
  | { kind: 'unknown'; what: string };

/** What somebody did in private, as the rest of a call. */
export function inPrivate(meaning: DirectMeaning): Meaning {
  switch (meaning.kind) {
    case 'said':
      return { ...meaning, kind: 'direct' };
    case 'unsent':
      return { kind: 'deleted', nativeId: directId(meaning) };
    default:
      return meaning;
  }
}
