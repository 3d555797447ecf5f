import { accountName } from '../cards/people.ts';
import type { Config } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { watchesOf } from '#core/listen/watches.ts';
import { isLabelId } from '#core/ticket/labels/index.ts';
import type { RouteReason } from '#core/ticket/ticket.ts';
import { labelText } from '../cards/label-text.ts';
import type { ActionContext } from '../context.ts';
import { defineAction, type ActionResult } from '../define.ts';
import { TicketInput } from './shared/button-inputs.ts';

/** Why the card is in this channel: the rule, and what in the message made it match. */
export const why = defineAction({
  id: 'why',
  input: TicketInput,
  async run({ store, config, t }, { ticketId }): Promise<ActionResult> {
    const ticket = await store.tickets.get(ticketId);
    if (!ticket) throw new RecadoError('ticket.not-found');
    const { rule, matched } = ticket.route;
    if (rule === 0) return { say: { key: 'say.why.fallback' } };
    if (matched.length === 0) return { say: { key: 'say.why.all', params: { rule } } };
    const people = await store.people.get(matched.flatMap(({ by }) => (by === undefined ? [] : [by])));
    const nameOf = (id = ''): string => people.get(id)?.name ?? config.people[id]?.name ?? id;
    const reasons = matched.map((part) => t(`why.${part.on}`, { value: shown(config, t, part), by: nameOf(part.by) }));
    return { say: { key: 'say.why', params: { rule, reasons: reasons.join(' · ') } } };
  },
});

/** Keys of the configuration go by their names. */
function shown(config: Config, t: ActionContext['t'], { on, value }: RouteReason['matched'][number]): string {
  if (isLabelId(on)) return labelText(config, t, on, value);
  if (on === 'network') return t.network(value);
  if (on === 'account') return accountName(config, value, t);
  if (on === 'watch') return watchesOf(config).find(({ key }) => key === value)?.name ?? value;
  if (on === 'list') return config.lists[value]?.name ?? value;
  return value;
}
