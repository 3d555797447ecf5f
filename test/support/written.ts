import type { NewVersion } from '#core/ticket/moves/draft.ts';
import type { Move } from '#core/ticket/moves/index.ts';

/** Somebody writes an answer that nobody must approve and hands it in. */
export function written(over: Partial<NewVersion> = {}): Extract<Move, { move: 'write' }> {
  return {
    move: 'write',
    submit: true,
    draft: {
      text: 'Lo miramos.',
      attachments: [],
      account: 'alba-x',
      private: false,
      target: '100',
      at: null,
      findings: [],
      approval: { rule: 0, approvers: [], fourEyes: 'no' },
      basedOn: null,
      ...over,
    },
  };
}
