import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import { openRig, type Rig } from '../actions/rig.ts';
import { readInlines } from '../cards/builders.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig({ lists: { vip: { name: 'VIP', authors: ['@dora'] } } });
});
beforeEach(() => rig.reset());
afterAll(() => rig.close());

const said = (form: Form | undefined): string[] =>
  (form?.blocks ?? []).flatMap((block) => (block.kind === 'line' ? [readInlines(block.inlines)] : []));

/** Three who write, by how many are told to reach whom, and one whose network tells nothing. */
async function written(): Promise<void> {
  for (const [handle, score] of [
    ['ana', 20],
    ['berta', 71],
    ['carmina', null],
    ['dora', 45],
  ] as const) {
    const { ticket, author } = await rig.open({ text: `Una pregunta de ${handle}`, name: handle });
    await rig.run(`update authors set handle = '${handle}', influence = ${score} where id = '${author.id}';
      update tickets set influence = ${score}, urgency = ${score === 45 ? "'urgent'" : "'normal'"} where id = '${ticket.id}'`);
  }
}

const find = async (typed: string, who = 'ULUCIA'): Promise<Form | undefined> =>
  (await rig.press(who, 'find', { find: typed })).opened[0];

describe('what is looked for', () => {
  it('comes by influence, says it, and those of whom nothing is known come last', async () => {
    await written();
    const lines = said(await find('orden:influencia'));
    expect(lines[0]).toBe('4 conversaciones encontradas');
    expect(lines.slice(1).map((line) => /@(\w+)/.exec(line)?.[1])).toEqual(['berta', 'dora', 'ana', 'carmina']);
    expect(lines[1]).toContain('influencia 71');
    expect(lines[4]).not.toContain('influencia');
    expect(said(await find('ordem:influência', 'UJOAO'))[1]).toContain('influência 71');
  });

  it('is narrowed by influence and by list, and the urgent comes first', async () => {
    await written();
    expect(said(await find('influencia:>44')).join()).toMatch(/^2 conv.*@(berta|dora).*@(berta|dora)/s);
    expect(
      said(await find('lista:vip'))
        .slice(1)
        .join(),
    ).toMatch(/^[^@]*@dora[^@]*$/);
    const urgent = said(await find('orden:urgencia'));
    expect(urgent[1]).toContain('@dora · urgente');
    expect(said(await find('influencia:<9')).join()).toContain('La influencia va de 0 a 100: influencia:>60.');
    expect(said(await find('lista:nadie')).join()).toContain('La lista puede ser VIP.');
  });

  it('is handled at once as it was ordered, without what is closed', async () => {
    await written();
    const closed = (await rig.store.lists.list({ author: 'berta' }, { limit: 1 })).lines[0]?.ticketId ?? '';
    await rig.run(`update tickets set state = 'closed', close_reason = 'spam' where id = '${closed}'`);
    const buttons = ((await find('orden:influencia'))?.blocks ?? []).flatMap((block) =>
      block.kind === 'buttons' ? block.buttons : [],
    );
    const value = buttons.find(({ action }) => action === 'bulk')?.value ?? '';
    const form = (await rig.press('ULUCIA', 'bulk', value)).opened[0];
    const options = (form?.blocks ?? []).flatMap((block) =>
      block.kind === 'field' && block.field.kind === 'many' ? (block.field.options ?? []) : [],
    );
    expect(options.map(({ label }) => /@(\w+)/.exec(label)?.[1])).toEqual(['dora', 'ana', 'carmina']);
    await rig.send('ULUCIA', 'bulk', form?.meta ?? {}, { what: 'claim', which: 'marked', 'lines-0': '0' });
    const { lines } = await rig.store.lists.list({ owner: 'lucia' }, { limit: 5 });
    expect(lines.map(({ handle }) => handle)).toEqual(['dora']);
    const none = (await rig.press('ULUCIA', 'bulk', { find: 'nunca dicho' })).opened[0];
    expect(said(none).join()).toBe('Nada de lo buscado está abierto ahora.');
  });
});
