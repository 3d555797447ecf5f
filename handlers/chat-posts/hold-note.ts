import type { Services } from '../context.ts';
import { refsOf } from '../crisis/look.ts';
import { holdTold, peopleIn } from '../crisis/switch-blocks.ts';
import { capital, plain } from '../cards/sentence.ts';
import { defineChatPost } from '../define.ts';

/** Who switched what on or off: in the thread of the alert, else by itself. The store adds it with the switch. */
export const holdNote = defineChatPost({
  kind: 'hold-note',
  to: 'channel',
  whenGone: 'forget',

  async load({ store }: Services, ownerId: string) {
    const [id = '', what] = ownerId.split(' ');
    const hold = await store.holds.get(id);
    return hold && { hold, what: what === 'off' ? ('off' as const) : ('on' as const) };
  },

  async under({ store }, { subject: { hold }, post: { surface, place } }) {
    if (hold.incidentId === null) return {};
    const [card] = await store.chatPosts.of({ kind: 'incident', ownerId: hold.incidentId }, { surface, place });
    if (card === undefined || card.state === 'gone') return {};
    return card.state === 'posted' && card.ts !== null ? { thread: card.ts } : null;
  },

  async draw(services, { subject: { hold, what }, post: { surface, place, state } }) {
    if (state === 'posted') return null;
    const { config, texts } = services;
    const t = texts.in(config.channels[place]?.language ?? config.language);
    const told = capital(holdTold(hold, what, await refsOf(services, surface, peopleIn([hold])), t));
    const said = what === 'on' ? Object.values(hold.texts) : [];
    return {
      blocks: [{ kind: 'line', inlines: told }, ...said.map((text) => ({ kind: 'answer' as const, text }))],
      fallback: plain(told),
    };
  },
});
