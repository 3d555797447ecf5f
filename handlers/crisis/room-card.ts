import type { Card, CardBlock, Inline, PersonRef } from '#core/card.ts';
import type { Config } from '#core/config/config.ts';
import type { Hold } from '#core/holds/hold.ts';
import type { Speaker } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { capital, dotted, foreign, ours, plain, sentence } from '../cards/sentence.ts';
import { whyOf } from './incident-card.ts';
import type { IncidentFacts } from './incident-facts.ts';
import { brandName } from './names.ts';
import { endButton, holdLine, type Refs } from './switch-blocks.ts';

export interface RoomLook {
  config: Config;
  t: Speaker;
  refs: Refs;
  /** Of the alert. */
  url: string | null;
}

/** The first post of a war room: why, what is open, who holds which switch. */
export function drawRoom(facts: IncidentFacts, hold: Hold, { config, t, refs, url }: RoomLook): Card {
  const { incident, conversations, holds, steps } = facts;
  const line = (inlines: Inline[]): CardBlock => ({ kind: 'line', inlines });
  const isOver = hold.endedAt !== null;
  const title = sentence(t, isOver ? 'room.title.over' : 'room.title', {
    brand: foreign(brandName(config, incident.brand), 'bold'),
    level: incident.level,
  });
  const others = holds.filter(({ id }) => id !== hold.id);
  return {
    blocks: [
      { kind: 'title', inlines: title },
      { kind: 'line', inlines: capital(whyOf(facts, config, t)), strong: isOver ? undefined : true },
      line([ours(t('incident.conversations', { count: conversations.all, unanswered: conversations.unanswered }))]),
      ...(others.length === 0
        ? isOver
          ? []
          : [line([ours(t('room.nothing-on'))])]
        : others.map((each) => line(holdLine(each, refs, t)))),
      ...(steps.length === 0
        ? []
        : [
            line([
              ours(
                t('protocol.title', {
                  done: steps.filter(({ doneAt }) => doneAt !== null).length,
                  count: steps.length,
                }),
              ),
            ]),
          ]),
      line(sentence(t, 'room.called', { people: peopleOf(hold, refs) })),
      ...(url === null ? [] : [line([{ kind: 'link', text: t('room.alert'), url }])]),
      {
        kind: 'context',
        inlines: dotted(sentence(t, 'incident.began', { at: { kind: 'time', at: incident.openedAt } }), [
          ours(t('room.internal')),
        ]),
      },
    ],
    fallback: `${plain(title)}: ${plain(whyOf(facts, config, t))}`,
  };
}

/** What is told in the room at the all-clear, and when somebody closes it. */
export function drawRoomNote(
  facts: IncidentFacts,
  hold: Hold,
  { t, refs, what, canArchive }: Pick<RoomLook, 't' | 'refs'> & { what: 'clear' | 'end'; canArchive: boolean },
): Card {
  const { conversations, incident } = facts;
  const told =
    what === 'clear'
      ? sentence(t, 'room.clear', { at: { kind: 'time', at: incident.clearedAt ?? facts.now } })
      : sentence(t, 'room.end', { by: [{ kind: 'person', person: personOf(hold.endedBy ?? hold.by, refs) }] });
  const buttons =
    what === 'clear'
      ? hold.endedAt === null
        ? [endButton(t, hold)]
        : []
      : canArchive
        ? [plainButton(t, 'archive-room', { hold: hold.id })]
        : [];
  return {
    blocks: [
      { kind: 'line', inlines: told },
      {
        kind: 'line',
        inlines: [
          ours(t('incident.conversations', { count: conversations.all, unanswered: conversations.unanswered })),
        ],
      },
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
    ],
    fallback: plain(told),
  };
}

function personOf(id: string, refs: Refs): PersonRef {
  return refs.get(id) ?? { id, name: id };
}

/** A thread tells nobody by itself, and a new channel is easily overlooked. */
function peopleOf({ people }: Hold, refs: Refs): Inline[] {
  return people.flatMap((id, index): Inline[] => [
    ...(index === 0 ? [] : [ours(', ')]),
    { kind: 'person', person: personOf(id, refs), mention: true },
  ]);
}
