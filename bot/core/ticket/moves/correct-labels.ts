import { eachOf } from '../labels/define.ts';
import { valueOf, withLabels } from '../labels/effective.ts';
import { labelIds, labels, type LabelId } from '../labels/index.ts';
import { defineMove } from './define.ts';
import { already, moved, notAPerson, refused } from './verdicts.ts';

/** A person's word stands against what was read, now and for what comes later; both are kept, so that reading can learn from it. */
export const correctLabels = defineMove<{ values: { [Id in LabelId]?: string } }>((view, { values }, { by, at }) => {
  const no = notAPerson(by, 'tag');
  if (no) return no;
  const { ticket, lastInbound } = view;
  const said = labelIds.flatMap((id): [LabelId, string][] => (values[id] === undefined ? [] : [[id, values[id]]]));
  for (const [id, value] of said) if (!isPossible(id, value)) return refused('label.not-so', { value });
  const changed = said.filter(([id, value]) => valueOf(ticket, id) !== value || !ticket.corrected?.[id]);
  if (changed.length === 0) return already('say.label-already');
  const { id: messageId, version } = lastInbound;
  const word = { messageId, version, sure: 1, why: [], source: 'person', model: 'person', by: by.id, at } as const;
  const mark = { by: by.id, at: at.toISOString() };
  return moved(view, {
    ticket: {
      ...withLabels(ticket, new Map(changed)),
      corrected: { ...ticket.corrected, ...Object.fromEntries(changed.map(([id]) => [id, mark])) },
    },
    newLabels: changed.map(([label, value]) => ({ ...word, label, value })),
    activity: changed.map(([label, to]) => ({
      what: 'label',
      detail: { label, from: valueOf(ticket, label), to, messageId },
    })),
  });
});

function isPossible(id: LabelId, value: string): boolean {
  const { correctable, values, many } = labels[id];
  const all = many ? eachOf(value) : [value];
  return correctable && (typeof values === 'string' || all.every((each) => values.includes(each)));
}
