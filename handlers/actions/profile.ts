import { defineAction } from '../define.ts';
import { NOTE_MAX } from '../forms/profile.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';
import { showProfile } from './shared/profile.ts';

/** Who writes: what is known of her, the lists that she is on, and a note for colleagues. */
export const profile = defineAction({
  id: 'profile',
  input: TicketInput,
  form: (ctx, { ticketId }) => showProfile(ctx, ticketId),
  async submit(ctx, { ticketId }, values) {
    const { store, actor, clock, t, submissionId } = ctx;
    const text = (values['note'] ?? '').trim().slice(0, NOTE_MAX);
    if (text === '') return { kind: 'errors', errors: { note: t('form.profile.empty-note') } };
    const { author } = await readTicket(ctx, ticketId);
    await store.authors.addNote({
      authorId: author.id,
      ticketId,
      text,
      by: actor.id,
      at: clock.now(),
      key: submissionId,
    });
    return { kind: 'update', form: await showProfile(ctx, ticketId) };
  },
});
