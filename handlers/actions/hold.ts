import { z } from 'zod';
import { languages, type Language } from '#core/config/config.ts';
import { RecadoError } from '#core/errors.ts';
import { listed, type Form, type FormBlock, type FormValues } from '#core/form.ts';
import type { Incident } from '#core/crisis/incident.ts';
import { holdKinds, type Hold } from '#core/holds/hold.ts';
import { managerChannels } from '../alerts/manager-channels.ts';
import type { ActionContext } from '../context.ts';
import { brandName } from '../crisis/names.ts';
import { refsOf, whoHas } from '../crisis/look.ts';
import { makeRooms, whoIsCalled } from '../crisis/room.ts';
import { approversToChoose, switchesOf } from '../crisis/switches.ts';
import type { NewRoom } from '../../store/holds/rooms.ts';
import { defineOperation, type ActionResult } from '../define.ts';
import { languageName } from '../cards/format.ts';
import { foreign, ours, sentence } from '../cards/sentence.ts';
import { present } from '#core/present.ts';

const Input = z.object({
  brand: z.string().max(100),
  kind: z.enum(holdKinds),
  incident: z.string().max(60).optional(),
});
type Wanted = z.output<typeof Input>;

const TEXT_MAX = 2_000;

/** Switches something of crisis mode on: who approves and what is said are asked first. */
export const hold = defineOperation({
  id: 'hold',
  input: Input,
  async form(ctx, wanted): Promise<Form | ActionResult> {
    if (!switchesOf(ctx.config, wanted.brand).includes(wanted.kind)) throw new RecadoError('hold.not-there');
    const on = (await ctx.store.holds.on(wanted.brand)).find(({ kind }) => kind === wanted.kind);
    if (on) return alreadyOn(on);
    if (wanted.kind === 'automatic') return switchOn(ctx, wanted, {});
    return {
      action: 'hold',
      meta: present({
        brand: wanted.brand,
        kind: wanted.kind,
        incident: wanted.incident,
      }),
      title: ctx.t(`hold.title.${wanted.kind}`),
      submit: ctx.t(wanted.kind === 'room' ? 'hold.button.room' : 'hold.submit'),
      cancel: ctx.t('form.cancel'),
      blocks: [
        {
          kind: 'line',
          inlines: sentence(ctx.t, `hold.means.${wanted.kind}`, {
            brand: foreign(brandName(ctx.config, wanted.brand)),
          }),
        },
        ...(wanted.kind === 'approval'
          ? await approverField(ctx)
          : wanted.kind === 'room'
            ? await calledField(ctx, await incidentOf(ctx, wanted))
            : textFields(ctx, wanted.brand)),
      ],
    };
  },
  async submit(ctx, wanted, values) {
    if (wanted.kind === 'approval') {
      const { all } = await approversToChoose(ctx, ctx.actor.surface);
      const people = listed(values['people']).filter((id) => all.includes(id));
      if (people.length === 0) return { kind: 'errors', errors: { people: ctx.t('hold.nobody') } };
      return { kind: 'close', ...(await switchOn(ctx, wanted, { people })) };
    }
    if (wanted.kind === 'room') return await openRoom(ctx, wanted, listed(values['people']));
    const texts = textsIn(values);
    const [first] = languagesOf(ctx, wanted.brand);
    if (wanted.kind === 'statement' && Object.keys(texts).length === 0)
      return { kind: 'errors', errors: { [`text-${first ?? ''}`]: ctx.t('hold.no-text') } };
    return { kind: 'close', ...(await switchOn(ctx, wanted, { texts })) };
  },
});

/** The incident that a room is called about. @throws RecadoError hold.not-there where it is over */
async function incidentOf({ store }: ActionContext, { brand, incident }: Wanted): Promise<Incident> {
  const found = incident === undefined ? null : await store.crisis.get(incident);
  if (found?.brand !== brand || found.clearedAt !== null) throw new RecadoError('hold.not-there');
  return found;
}

/** The room first, then the switch: whoever presses again after a crash finds the room that was made. */
async function openRoom(ctx: ActionContext, wanted: Wanted, chosen: readonly string[]) {
  const incident = await incidentOf(ctx, wanted);
  const on = (await ctx.store.holds.on(wanted.brand)).find(({ kind }) => kind === 'room');
  if (on) return { kind: 'close' as const, ...alreadyOn(on) };
  const callable = await whoIsCalled(ctx, incident, ctx.actor.surface);
  const people = callable.filter((id) => chosen.includes(id));
  if (people.length === 0) return { kind: 'errors' as const, errors: { people: ctx.t('hold.nobody.room') } };
  const { rooms, absent } = await makeRooms(ctx, incident, people);
  const done = await switchOn(ctx, wanted, { people, rooms });
  return {
    kind: 'close' as const,
    ...(absent.length === 0 || done.say?.key !== 'say.hold.room'
      ? done
      : { say: { key: 'say.hold.room.absent' as const, params: { called: absent.join(', ') } } }),
  };
}

async function switchOn(
  ctx: ActionContext,
  { brand, kind, incident }: Wanted,
  { people = [], texts = {}, rooms = [] }: { people?: string[]; texts?: Hold['texts']; rooms?: NewRoom[] },
): Promise<ActionResult> {
  const { store, actor, clock, log } = ctx;
  const known = incident === undefined ? null : await store.crisis.get(incident);
  const made = await store.holds.switchOn({
    brand,
    kind,
    people,
    texts,
    by: actor.id,
    at: clock.now(),
    incidentId: known?.brand === brand ? known.id : null,
    places: managerChannels(ctx, { urgent: false }),
    rooms,
  });
  if (made) {
    await store.homes.changed(whoHas(ctx, 'manage'));
    log.info({ hold: made.id, brand, kind, by: actor.id }, 'crisis mode: a switch is on');
    return { say: { key: `say.hold.${kind}` } };
  }
  const on = (await store.holds.on(brand)).find((each) => each.kind === kind);
  return on ? alreadyOn(on) : { say: { key: 'say.hold.ended-already' } };
}

function alreadyOn({ by, at }: Hold): ActionResult {
  return { say: { key: 'say.hold.already', params: { by, at: at.toISOString() } } };
}

async function approverField(ctx: ActionContext): Promise<FormBlock[]> {
  const { all, proposed } = await approversToChoose(ctx, ctx.actor.surface);
  return peopleField(ctx, ctx.t('hold.who'), { all, proposed });
}

async function calledField(ctx: ActionContext, incident: Incident): Promise<FormBlock[]> {
  const all = await whoIsCalled(ctx, incident, ctx.actor.surface);
  return peopleField(ctx, ctx.t('hold.who.room'), { all, proposed: all });
}

async function peopleField(
  ctx: ActionContext,
  label: string,
  { all, proposed }: { all: readonly string[]; proposed: string[] },
): Promise<FormBlock[]> {
  const refs = await refsOf(ctx, ctx.actor.surface, all);
  return [
    {
      kind: 'field',
      field: {
        kind: 'many',
        name: 'people',
        label,
        options: all.map((id) => ({ value: id, label: refs.get(id)?.name ?? id })),
        initial: proposed,
      },
    },
  ];
}

function languagesOf({ config }: ActionContext, brand: string): readonly Language[] {
  return config.brands[brand]?.languages ?? languages;
}

/** One box for each language in which the brand answers, with what the configuration proposes. */
function textFields(ctx: ActionContext, brand: string): FormBlock[] {
  const spoken = languagesOf(ctx, brand);
  return [
    ...spoken.map((language, index): FormBlock => ({
      kind: 'field',
      field: {
        kind: 'text',
        name: `text-${language}`,
        label: ctx.t('hold.text', { language: languageName(language, ctx.t.language) }),
        initial:
          ctx.config.crisis.holding[language] ?? ctx.config.brands[brand]?.persona.phrases.holding[language] ?? '',
        multiline: true,
        maxLength: TEXT_MAX,
        optional: true,
        focus: index === 0 ? true : undefined,
      },
    })),
    { kind: 'context', inlines: [ours(ctx.t('hold.text.hint', { placeholder: '{name}' }))] },
  ];
}

function textsIn(values: FormValues): Hold['texts'] {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const text = values[`text-${language}`]?.trim() ?? '';
      return text === '' ? [] : [[language, text]];
    }),
  );
}
