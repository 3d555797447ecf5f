import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { defineAction } from '../define.ts';
import { mayDrop } from '../forms/profile.ts';
import { withinScope } from '../people/read-scope.ts';
import { TicketInput } from './shared/button-inputs.ts';
import { readTicket } from './shared/move.ts';
import { showProfile } from './shared/profile.ts';

/** Takes back a note about an author: its words are kept nowhere. */
export const dropNote = defineAction({
  id: 'drop-note',
  input: TicketInput.extend({ note: z.string().min(1).max(100) }),
  async run(ctx, { ticketId, note: id }) {
    const { store, directory, actor, clock } = ctx;
    const { author } = await readTicket(ctx, ticketId);
    const notes = await store.authors.notes(author.id, withinScope(await directory.readable(actor)));
    const note = notes.find((each) => each.id === id);
    if (note && !mayDrop(actor, note)) throw new RecadoError('author.not-your-note', { params: { owner: note.by } });
    if (note) await store.authors.dropNote(id, { by: actor.id, at: clock.now() });
    return { form: await showProfile(ctx, ticketId) };
  },
});
