import type { Measured } from '#core/ports/network.ts';
import type { Button, Inline } from '#core/card.ts';
import type { Draft } from '#core/ticket/draft.ts';
import type { Form, FormBlock } from '#core/form.ts';
import type { Message } from '#core/message.ts';
import type { Translate } from '#core/texts/index.ts';
import { ours } from '../cards/sentence.ts';
import { draftWords } from '../cards/draft-words.ts';

export interface DraftForm {
  draft: Draft;
  message: Message;
  /** What it answers, for whoever decides. */
  conversation: FormBlock[];
  /** Who, when, in what state. */
  lines: string[];
  handle: string;
  findings: Inline[][];
  /** What to do about them. */
  advice: Inline[][];
  size: Measured | undefined;
  /** What whoever may approve it does with it; empty for everybody else. */
  decisions: Button[];
  /** What a model can do for whoever reads it; empty where there is none. */
  model?: readonly Button[];
}

/** A version exactly as it would be published, with what the persona check says. Whoever decides about it reads what it answers too: she may not be in its channel. */
export function draftForm(
  t: Translate,
  { draft, message, conversation, lines, handle, findings, advice, size, decisions, model = [] }: DraftForm,
): Form {
  const speaks = t(draft.private ? 'form.speaks.private' : 'form.speaks.public', {
    account: t.handle(message.network, handle),
    network: t.network(message.network),
  });
  const notes = findings.length > 0 ? findings : [[ours(t('draft.findings.none'))]];
  const context = (text: string): FormBlock => ({ kind: 'context', inlines: [ours(text)] });
  return {
    action: 'view-draft',
    meta: {},
    title: t('form.draft.title', { version: draft.version }),
    cancel: t('form.close'),
    blocks: [
      ...(decisions.length > 0 ? [context(t('form.draft.asked')), ...conversation, { kind: 'divider' as const }] : []),
      ...lines.map(context),
      { kind: 'quote', text: draftWords(draft) },
      context(size ? `${speaks} · ${t('draft.count', { length: size.length, max: size.max })}` : speaks),
      { kind: 'divider' },
      ...notes.map((inlines): FormBlock => ({ kind: 'line', inlines })),
      ...advice.map((inlines): FormBlock => ({ kind: 'context', inlines })),
      ...(decisions.length > 0 ? [{ kind: 'buttons' as const, buttons: decisions }] : []),
      ...(model.length > 0 ? [{ kind: 'buttons' as const, buttons: [...model] }] : []),
    ],
  };
}
