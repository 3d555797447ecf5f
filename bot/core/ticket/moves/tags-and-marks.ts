import { defineMove } from './define.ts';
import { foldTag, toTag, uniqueTags } from '../tags.ts';
import type { Marks } from '../ticket.ts';
import { already, moved, notAPerson, refused } from './verdicts.ts';

const MOST_TAGS = 20;

/** A tag that nobody used before is known to the brand from then on. Closed tickets are tagged too: reports read them. */
export const tag = defineMove<{ add: string[]; remove: string[] }>((view, { add, remove }, { by }) => {
  if (by.kind !== 'person' && by.kind !== 'rule') return refused('right.missing', { right: 'tag' });
  const before = view.ticket.tags;
  const away = new Set(remove.map(foldTag));
  const had = new Set(before.map(foldTag));
  const kept = before.filter((each) => !away.has(foldTag(each)));
  const added = uniqueTags(add.map(toTag)).filter((each) => !had.has(foldTag(each)) && !away.has(foldTag(each)));
  if (added.length === 0 && kept.length === before.length) return already('say.tagged-already');
  const tags = [...kept, ...added];
  if (tags.length > MOST_TAGS) return refused('tags.too-many', { max: MOST_TAGS });
  const removed = before.filter((each) => !kept.includes(each));
  return moved(view, {
    ticket: { tags },
    newTags: added,
    activity: [{ what: 'tag', detail: { add: added.join(' '), remove: removed.join(' ') } }],
  });
});

export const mark = defineMove<{ what: 'like' | 'hide' | 'unhide'; messageId: string }>(
  (view, { what, messageId }, { by }) => {
    // The network tells what a colleague hid there.
    const no = by.kind === 'system' && what !== 'like' ? null : notAPerson(by, 'transfer');
    if (no) return no;
    const { liked = [], hidden = [] } = view.ticket.marks ?? {};
    const plus = (list: string[]): string[] => [...new Set([...list, messageId])];
    const marks: Marks =
      what === 'like'
        ? { ...view.ticket.marks, liked: plus(liked), hidden }
        : {
            ...view.ticket.marks,
            liked,
            hidden: what === 'hide' ? plus(hidden) : hidden.filter((id) => id !== messageId),
          };
    if (marks.liked?.length === liked.length && marks.hidden?.length === hidden.length)
      return already('say.marked-already');
    return moved(view, { ticket: { marks }, activity: [{ what: `network.${what}`, detail: { messageId } }] });
  },
);
