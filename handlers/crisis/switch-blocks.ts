import type { Button, CardBlock, Inline, PersonRef } from '#core/card.ts';
import type { Hold, HoldKind } from '#core/holds/hold.ts';
import type { Translate } from '#core/texts/index.ts';
import { plainButton } from '../cards/buttons.ts';
import { joined } from '../cards/format.ts';
import { dotted, ours, sentence } from '../cards/sentence.ts';
import { present } from '#core/present.ts';

/** People as the chat knows them. */
export type Refs = ReadonlyMap<string, PersonRef>;

interface Switchboard {
  brand: string;
  incidentId: string | null;
  /** Those that are on. */
  on: readonly Hold[];
  /** Kinds that could be. */
  kinds: readonly HoldKind[];
  refs: Refs;
  /** Addresses of rooms, by the id of their switch. */
  rooms?: ReadonlyMap<string, string>;
  /** What else can be done. */
  more?: readonly Button[];
}

/** What is on, by whom and since when; of a room also where it is. */
export function holdLine(hold: Hold, refs: Refs, t: Translate, url?: string): Inline[] {
  const line = sentence(t, `hold.on.${hold.kind}`, {
    by: personOf(hold.by, refs),
    at: { kind: 'time', at: hold.at },
    approvers: approversOf(hold, refs, t),
  });
  return url === undefined ? line : dotted(line, [{ kind: 'link', text: t('room.go'), url }]);
}

/** What somebody has just switched on or off. */
export function holdTold(hold: Hold, what: 'on' | 'off', refs: Refs, t: Translate): Inline[] {
  return sentence(t, `hold.told.${hold.kind}.${what}`, {
    by: personOf((what === 'on' ? hold.by : hold.endedBy) ?? hold.by, refs),
    approvers: approversOf(hold, refs, t),
  });
}

/** One line for each switch that is on, and a button for each: to end it, or to switch it on. */
export function switchBlocks(
  t: Translate,
  { brand, incidentId, on, kinds, refs, rooms = new Map(), more = [] }: Switchboard,
): CardBlock[] {
  const buttons = [
    ...on.map((hold) => endButton(t, hold)),
    ...kinds
      .filter((kind) => on.every((hold) => hold.kind !== kind))
      // A room is called about something.
      .filter((kind) => kind !== 'room' || incidentId !== null)
      .map((kind) => {
        const value = present({ brand, kind, incident: incidentId ?? undefined });
        return plainButton(t, 'hold', value, t(`hold.button.${kind}`));
      }),
    ...more,
  ];
  return [
    ...on.map((hold): CardBlock => ({ kind: 'line', inlines: holdLine(hold, refs, t, rooms.get(hold.id)) })),
    ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
  ];
}

export function endButton(t: Translate, { id, kind }: Hold): Button {
  return plainButton(t, 'end-hold', { id }, t(`hold.end.${kind}`));
}

/** Everybody who stands in them. */
export function peopleIn(holds: readonly Hold[]): string[] {
  return holds.flatMap(({ by, endedBy, people }) => [by, ...(endedBy === null ? [] : [endedBy]), ...people]);
}

function personOf(id: string, refs: Refs): Inline[] {
  return [{ kind: 'person', person: refs.get(id) ?? { id, name: id } }];
}

function approversOf({ people }: Hold, refs: Refs, t: Translate): Inline[] {
  return people.length === 0
    ? [ours('')]
    : joined(
        t,
        people.map((id) => personOf(id, refs)),
        'or',
      );
}
