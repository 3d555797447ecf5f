import type { Note } from '../note.ts';
import type { RouteReason } from '../ticket.ts';
import type { ThreadEntry, TicketView, Verdict } from '../changes.ts';
import { defineMove } from './define.ts';
import { already, closed, isBlank, liveDrafts, moved, notAPerson, refused } from './verdicts.ts';

interface Noted {
  note: Note;
  /** Where a home thread does not hold it. */
  copy: boolean;
  /** It was written in the home thread of its surface. */
  home?: boolean;
}

/**
 * To another channel: a chat message cannot be moved, so a new home card is posted there, its thread begins with the standing
 * notice, a digest and the draft in the making, and the old card becomes one line.
 */
export const transfer = defineMove<{ /** Key of the channel. */ to: string; reason: string }>(
  (view, { to, reason }, { by, at }) => {
    const no = notAPerson(by, 'transfer') ?? closed(view);
    if (no) return no;
    const { route, owner } = view.ticket;
    const [from = '', ...others] = route.channels;
    if (to === from) return already('say.moved-already');
    if (isBlank(reason)) return refused('reason.missing');
    const why = reason.trim();
    const step = { from, to, by: by.id, at: at.toISOString(), reason: why };
    return carried(view, {
      route: {
        ...route,
        channels: [to, ...others.filter((channel) => channel !== to)],
        moved: [...(route.moved ?? []), step],
      },
      event: {
        kind: 'event',
        key: 'event.moved',
        params: { by: by.id, channel: from, reason: why },
        mention: owner === null || owner === by.id ? [] : [owner],
      },
      detail: { from, to },
    });
  },
);

/** What a person marked is what a route asks for: the same, and the thread says by which rule it came. */
export const reroute = defineMove<{ route: Pick<RouteReason, 'rule' | 'matched' | 'channels' | 'hinted'> }>(
  (view, { route: found }) => {
    const no = closed(view);
    if (no) return no;
    const { hinted: _old, ...before } = view.ticket.route;
    const route: RouteReason = { ...before, ...found };
    const [from = ''] = before.channels;
    const [to = ''] = route.channels;
    const { owner } = view.ticket;
    const activity = [{ what: 'reroute', detail: { from, to, rule: route.rule } }];
    if (from === to) return moved(view, { ticket: { route }, activity });
    return carried(view, {
      route,
      event: {
        kind: 'event',
        key: 'event.rerouted',
        params: { channel: from, rule: route.rule },
        mention: owner === null ? [] : [owner],
      },
      detail: { from, to, rule: route.rule },
    });
  },
);

/** Nobody could answer where it was: the same, and the thread says why it came. */
export const channelGone = defineMove<{ from: string; to: string }>((view, { from, to }, { by, at }) => {
  const no = closed(view);
  if (no) return no;
  const { route, owner } = view.ticket;
  if (route.channels[0] !== from || to === from) return already('say.moved-already');
  const step = { from, to, by: by.id, at: at.toISOString(), reason: 'channel-gone' };
  return carried(view, {
    route: {
      ...route,
      channels: [to, ...route.channels.filter((channel) => channel !== to && channel !== from)],
      moved: [...(route.moved ?? []), step],
    },
    event: {
      kind: 'event',
      key: 'event.channel-gone',
      params: { channel: `#${from}` },
      mention: owner === null ? [] : [owner],
    },
    detail: { from, to, why: 'channel-gone' },
  });
});

/** Service has ended where it was, and begins elsewhere: what nobody has goes to the next channel. */
export const handOver = defineMove<{ to: string; /** When there is service again where it was. */ opens: Date }>(
  (view, { to, opens }, { by, at }) => {
    const no = closed(view);
    if (no) return no;
    const { route, owner } = view.ticket;
    const [from = ''] = route.channels;
    if (owner !== null || from === to) return already('say.moved-already');
    return carried(view, {
      route: {
        ...route,
        channels: [to, ...route.channels.filter((channel) => channel !== to)],
        moved: [...(route.moved ?? []), { from, to, by: by.id, at: at.toISOString(), reason: 'hand-over' }],
      },
      event: {
        kind: 'event',
        key: 'event.handed-over',
        params: { channel: from, until: opens.toISOString() },
        mention: [],
      },
      detail: { from, to, why: 'hand-over' },
    });
  },
);

function carried(
  view: TicketView,
  { route, event, detail }: { route: RouteReason; event: ThreadEntry; detail: Record<string, string | number> },
): Verdict {
  return moved(view, {
    ticket: { route },
    newHome: route.channels[0] ?? '',
    thread: [{ kind: 'digest' }, event, ...inTheMaking(view)],
    activity: [{ what: 'move', detail }],
    jobs: [
      { job: 'post-card', ticketId: view.ticket.id },
      { job: 'copy-media', ticketId: view.ticket.id },
    ],
  });
}

function inTheMaking(view: TicketView): ThreadEntry[] {
  const newest = view.drafts.at(-1);
  const live = newest && (newest.state === 'returned' || liveDrafts(view).includes(newest));
  return newest && live ? [{ kind: 'draft', draftId: newest.id, mention: [] }] : [];
}

/** Whoever is in the channel may write; nothing of it is ever published. */
export const note = defineMove<Noted>((view, { note: written, copy, home = !copy }) => {
  return moved(view, {
    newNote: written,
    thread: copy
      ? [{ kind: 'note' as const, noteId: written.id, by: written.by, writtenIn: home ? written.surface : undefined }]
      : undefined,
    activity: [{ what: 'note', detail: { noteId: written.id, copied: copy } }],
  });
});

export const noteChanged = defineMove<{ noteId: string; text: string | null }>((view, { noteId, text }, { at }) => {
  return moved(view, {
    changedNote: { id: noteId, text, at },
    activity: [{ what: text === null ? 'note.deleted' : 'note.edited', detail: { noteId } }],
  });
});
