import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Form } from '#core/form.ts';
import { toView } from '../../../adapters/surfaces/slack/drawing/form.ts';
import { checkView } from '../../../sandbox/slack/blocks/index.ts';
import { openRig, type Rig } from '../actions/rig.ts';
import { readInlines } from '../cards/builders.ts';

let rig: Rig;
let without: Rig;
beforeAll(async () => {
  rig = await openRig({
    profile: { legalBasis: 'legitimate-interest' },
    competitors: { nordhem: { name: 'Nordhem', words: ['@nordhem'] } },
  });
  without = await openRig();
});
beforeEach(() => rig.reset());
afterAll(() => Promise.all([rig.close(), without.close()]));

const words = (form: Form | undefined): string =>
  (form?.blocks ?? []).map((block) => ('inlines' in block ? readInlines(block.inlines) : '')).join('\n');
const buttons = (form: Form | undefined) =>
  (form?.blocks ?? []).flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));

/** She wrote so many posts, of which the newest are about invoices. */
async function author(
  handle: string,
  { influence, about, posts, secret = false }: { influence: number; about: number; posts: number; secret?: boolean },
): Promise<string> {
  const { ticket, author: who, lastInbound } = await rig.open({ text: `de ${handle}`, name: handle });
  await rig.run(`update authors set handle = '${handle}', followers = 5000, influence = ${influence} where id = '${who.id}';
    update messages set private = ${secret} where id = '${lastInbound.id}';
    insert into messages (id, network, account, native_id, current_id, version, direction, ticket_id, author_id, kind, private, text, language,
        conversation_id, url, media, counts, state, posted_at)
      select id || n, network, account, native_id || n, current_id || n, 0, direction, ticket_id, author_id, kind, private, text, language,
        conversation_id, url, media, counts, state, posted_at - n * interval '1 day' from messages, generate_series(1, ${posts - 1}) n where id = '${lastInbound.id}';
    insert into message_labels (message_id, version, label, value, sure, why, source, model, by, at)
      select id, 0, 'area', 'billing', 1, '[]', 'text', 'areas-1', null, posted_at from messages where author_id = '${who.id}' order by posted_at desc limit ${about}`);
  return ticket.id;
}

describe('influential authors', () => {
  it('are listed by how much they weigh where it is about one area, with a way to the profile', async () => {
    await author('famosa', { influence: 90, about: 3, posts: 40 });
    const expert = await author('experta', { influence: 40, about: 9, posts: 10 });
    await author('una_vez', { influence: 95, about: 2, posts: 2 });
    await author('nordhem', { influence: 99, about: 9, posts: 9 });
    await author('alba', { influence: 99, about: 9, posts: 9 });
    await author('en_privado', { influence: 99, about: 9, posts: 9, secret: true });
    const [form] = (await rig.press('UCARMEN', 'influential', {})).opened;
    const said = words(form);
    expect(said).toContain(
      'Facturación\nexperta @experta · influence 32 · 9 of 10 posts seen are about it · 5K followers',
    );
    expect(said.indexOf('@famosa')).toBeGreaterThan(said.indexOf('@experta'));
    for (const one of ['una_vez', 'nordhem', '@alba', 'en_privado']) expect(said).not.toContain(one);
    const profile = buttons(form).find(({ label }) => label === 'Profile of @experta');
    expect(JSON.parse(profile?.value ?? '{}')).toEqual({ ticketId: expert });
    expect(checkView(toView(form as Form, { now: rig.clock.at }), 'modal')).toEqual([]);
    expect((await rig.press('UJOAO', 'influential', {})).opened).toEqual([]);
  });

  it('are all listed for one area; who wants no profile and what is older than half a year is not counted', async () => {
    const tickets = new Map<string, string>();
    for (const handle of ['uno', 'dos', 'tres', 'cuatro'])
      tickets.set(handle, await author(handle, { influence: 50, about: 4, posts: 4 }));
    const first = (await rig.press('UCARMEN', 'influential', {})).opened[0];
    const all = buttons(first).find(({ label }) => label === 'See all 4');
    const shown = (await rig.press('UCARMEN', 'influential', all?.value ?? '')).opened[0];
    for (const handle of tickets.keys()) expect(words(shown)).toContain(`@${handle}`);
    await rig.press('UCARMEN', 'object', { ticketId: tickets.get('uno'), on: 'yes' });
    expect(words((await rig.press('UCARMEN', 'influential', {})).opened[0])).not.toContain('@uno');
    await rig.run(`update messages set posted_at = posted_at - interval '200 days'`);
    expect(words((await rig.press('UCARMEN', 'influential', {})).opened[0])).toContain(
      'Nobody whose readers are known',
    );
  });

  it('are not listed where the configuration says no reason for it', async () => {
    const [form] = (await without.press('UCARMEN', 'influential', {})).opened;
    expect(words(form)).toContain('“profile” says why you may');
  });
});
