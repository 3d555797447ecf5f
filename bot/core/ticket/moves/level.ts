import { runningTold, tell, type ToldDeadline } from '../../hours/ticket-clock.ts';
import { defineMove } from './define.ts';
import { already, moved } from './verdicts.ts';

/** No conversation that anybody looks at has more that runs. */
const TOLD_MOST = 6;

/**
 * What is promised is nearly late, or late: its owner is told, and once it is late whoever it is escalated to. Told once for each
 * answer; one that was late when we first heard of it only says so on its card, for nobody let it become so.
 */
export const levelTold = defineMove<
  ToldDeadline & {
    /** Person ids. */ escalate: string[];
    /** Of those who are told elsewhere, with what else came: not mentioned. */ gathered: string[];
  }
>((view, { escalate, gathered, ...told }) => {
  const { clock, owner, openedAt } = view.ticket;
  if (!clock || !runningTold(tell(clock).now, told)) return already('say.told-already');
  const others = (clock.told ?? []).filter((each) => !isSame(each, told));
  const before = clock.told?.find((each) => isSame(each, told));
  if (before?.how === 'missed' || (before?.how === told.how && before.due === told.due))
    return already('say.told-already');
  const isNews = before?.how !== told.how && (told.how === 'warned' || told.due > openedAt.getTime());
  const concerned = new Set([...(owner === null ? [] : [owner]), ...(told.how === 'missed' ? escalate : [])]);
  const mention = [...concerned].filter((id) => !gathered.includes(id));
  return moved(view, {
    ticket: { clock: { ...clock, told: [...others, told].slice(-TOLD_MOST) } },
    thread: isNews
      ? [
          {
            kind: 'event',
            key: `event.level.${told.kind}.${told.how}`,
            params: { until: new Date(told.due).toISOString() },
            mention,
          },
        ]
      : undefined,
    activity: [
      {
        what: `level.${told.how}`,
        detail: { kind: told.kind, round: told.round, turn: told.turn, due: new Date(told.due).toISOString() },
      },
    ],
  });
});

function isSame(one: ToldDeadline, other: ToldDeadline): boolean {
  return one.kind === other.kind && one.round === other.round && one.turn === other.turn;
}
