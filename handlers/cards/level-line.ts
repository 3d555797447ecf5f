import type { Inline } from '#core/card.ts';
import { runningTold, tell } from '#core/hours/ticket-clock.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import type { Translate } from '#core/texts/index.ts';
import { sentence } from './sentence.ts';

/** That what is promised is nearly late, or late: one line, the answer's before the closing's; null while all is well. */
export function levelLine({ clock }: Pick<Ticket, 'clock'>, t: Translate): Inline[] | null {
  if (!clock?.told?.length) return null;
  const { now } = tell(clock);
  const running = clock.told.filter((each) => runningTold(now, each));
  const told = running.find(({ kind }) => kind !== 'resolution') ?? running[0];
  if (!told) return null;
  return sentence(t, `level.${told.kind}.${told.how}`, { until: { kind: 'time', at: new Date(told.due) } });
}
