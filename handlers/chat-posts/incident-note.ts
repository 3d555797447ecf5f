import { managersOn, refsOf } from '../crisis/look.ts';
import { peopleIn } from '../crisis/switch-blocks.ts';
import { drawIncidentNote } from '../crisis/incident-card.ts';
import { incidentFacts } from '../crisis/incident-facts.ts';
import type { Services } from '../context.ts';
import { defineChatPost } from '../define.ts';

/** What happened to an incident since it was told: in the thread of its card, and in the channel, where somebody hears it. */
export const incidentNote = defineChatPost({
  kind: 'incident-note',
  to: 'channel',
  whenGone: 'forget',

  async load(services: Services, ownerId: string) {
    const [id = '', index] = ownerId.split(' ');
    const facts = await incidentFacts(services, id);
    return facts && { facts, index: Number(index) };
  },

  async under({ store }, { subject: { facts }, post: { surface, place } }) {
    const [card] = await store.chatPosts.of({ kind: 'incident', ownerId: facts.incident.id }, { surface, place });
    if (card === undefined || card.state === 'gone') return {};
    return card.state === 'posted' && card.ts !== null ? { thread: card.ts, alsoToChannel: true } : null;
  },

  async draw(services, { subject: { facts, index }, post: { surface, place, state } }) {
    const { notes, clearedAt } = facts.incident;
    const isRise = notes[index]?.what === 'rose';
    const isOver = notes[index]?.what === 'cleared';
    // What was told is left as it was told; the record goes on to say until when what was switched on.
    if (!isOver && state === 'posted') return null;
    // An all-clear after which it came back is no record.
    if (isOver && (clearedAt === null || notes.findLastIndex(({ what }) => what === 'cleared') > index)) return null;
    // Of rises that come at once the last is told: it says all that the others would.
    if (isRise && notes.findLastIndex(({ what }) => what === 'rose') > index) return null;
    const { config, texts } = services;
    const t = texts.in(config.channels[place]?.language ?? config.language);
    return drawIncidentNote(facts, index, {
      config,
      t,
      managers: await managersOn(services, surface),
      refs: await refsOf(services, surface, peopleIn(facts.switched)),
    });
  },
});
