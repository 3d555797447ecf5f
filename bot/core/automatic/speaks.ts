import type { MessageKind } from '../message.ts';

/** Kinds of messages that are said to us; what only speaks of us is answered by people alone. */
export const ADDRESSED: readonly MessageKind[] = ['mention', 'reply', 'comment', 'dm', 'review', 'form'];

/** Which account may speak without a person: never that of an employee, who would be taken for her. */
export function speaksByItself(kind: 'official' | 'robot' | 'employee' | undefined): boolean {
  return kind === 'official' || kind === 'robot';
}
