/** Accounts of one person in two chats, joined and parted. */

import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HELD } from '../../store/people/link-people.ts';
import type { TestStore } from '../support/store.ts';
import { at, delivery, draft, later } from './build.ts';
import { twoChats } from './two-chats.ts';

let test: TestStore;
const { start, open, write, detail } = twoChats();
beforeAll(async () => {
  test = await start();
});
beforeEach(() => test.reset());
afterAll(() => test.close());

describe('two accounts of one person', () => {
  const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
  const inSlack = { surface: 'slack', userId: 'U1', personId: 'slack:U1', emailHash: hash('ana@alba.example') };
  const inTeams = { surface: 'teams', userId: '29:1', personId: 'teams:29:1', emailHash: hash('ana@alba.example') };
  const offer = (code = 'GOOD', expiresAt = later(600)) =>
    test.store.links.offer({ ...inSlack, codeHash: hash(code), expiresAt });
  const redeem = (code = 'GOOD', over: Partial<Parameters<TestStore['store']['links']['redeem']>[0]> = {}) =>
    test.store.links.redeem({ ...inTeams, codeHash: hash(code), named: () => false, at, ...over });

  it('are joined by the code, once', async () => {
    await offer();
    expect(await redeem()).toEqual({ kind: 'linked', personId: 'slack:U1' });
    expect(await test.store.links.of('teams', '29:1')).toMatchObject({ alias: 'teams:29:1', personId: 'slack:U1' });
    expect(await redeem()).toEqual({ kind: 'none' });
    expect((await test.store.links.accounts('slack:U1')).map(({ userId }) => userId)).toEqual(['29:1']);
  });

  it.each([
    ['on the same surface', { surface: 'slack' }],
    ['with another address', { emailHash: hash('eva@alba.example') }],
    ['too late', { at: later(600) }],
  ])('are not joined %s', async (_, over) => {
    await offer();
    expect(await redeem('GOOD', over)).toEqual({ kind: 'none' });
    expect(await test.store.links.of('teams', '29:1')).toBeNull();
  });

  it('are not joined by guessing: the fifth wrong code ends it', async () => {
    await offer();
    const left: unknown[] = [];
    for (let i = 0; i < 5; i += 1) left.push(await redeem(`BAD${i}`));
    expect(left).toEqual([4, 3, 2, 1, 0].map((tries) => ({ kind: 'wrong', left: tries })));
    expect(await redeem()).toEqual({ kind: 'none' });
  });

  it('are joined by the newest code only, and a new one counts tries anew', async () => {
    await offer('OLD');
    await redeem('BAD');
    await offer('NEW');
    expect(await redeem('OLD')).toEqual({ kind: 'wrong', left: 4 });
    expect(await redeem('NEW')).toMatchObject({ kind: 'linked' });
  });

  it('go by the name that the configuration gives one of them, and not where it gives both', async () => {
    await offer();
    expect(await redeem('GOOD', { personId: 'ana', named: (id) => id === 'ana' })).toEqual({
      kind: 'linked',
      personId: 'ana',
    });
    expect(await test.store.links.of('slack', 'U1')).toMatchObject({ alias: 'slack:U1', personId: 'ana' });
    await test.reset();
    await offer();
    expect(await redeem('GOOD', { named: () => true })).toEqual({ kind: 'both-named' });
  });

  it('share all that they had, wrote, approve and were asked, under one id', async () => {
    const { ticket } = await open(['general']);
    const version = draft(ticket.id, 1, {
      author: 'teams:29:1',
      writers: ['teams:29:1'],
      state: 'submitted',
      approval: { rule: 1, approvers: ['teams:29:1', 'slack:U1', 'ivan'], fourEyes: 'yes' },
      approvedBy: null,
    });
    const old = draft(ticket.id, 2, { author: 'ivan', writers: ['ivan'], approvedBy: 'teams:29:1' });
    await write(ticket.id, { ticket: { owner: 'teams:29:1' }, newDraft: version });
    await write(ticket.id, { newDraft: old, newDelivery: delivery(ticket.id, old.id, { by: 'teams:29:1' }) });
    const asked = { kind: 'approval', ownerId: old.id, ticketId: ticket.id, surface: 'teams', place: 'teams:29:1' };
    await test.store.chatPosts.want([asked], at);
    await offer();
    await redeem();
    expect(await test.store.chatPosts.of({ ticketId: ticket.id }, { kind: 'approval' })).toMatchObject([
      { place: 'slack:U1', surface: 'teams' },
    ]);
    const { rows: jobs } = await test.opened.run(
      `select data from pgboss.job where name = 'show' and data ->> 'place' = 'slack:U1'`,
    );
    expect(jobs).toMatchObject([{ data: { ticketId: ticket.id, surface: 'teams' } }]);
    const now = await detail(ticket.id);
    expect(now.ticket.owner).toBe('slack:U1');
    expect(now.drafts[0]).toMatchObject({
      author: 'slack:U1',
      writers: ['teams:29:1', 'slack:U1'],
      approval: { approvers: ['slack:U1', 'ivan'] },
    });
    expect(now.drafts[1]).toMatchObject({ author: 'ivan', writers: ['ivan'], approvedBy: 'slack:U1' });
    expect(now.deliveries[0]?.by).toBe('slack:U1');
    expect((await test.store.activity.of(ticket.id)).every(({ by: { id } }) => id !== '')).toBe(true);
  });

  it('are told directly under one id, whatever of: what is late, exports, reports', async () => {
    const { ticket } = await open(['general']);
    const posts = ['escalation', 'deadlines', 'export', 'report-direct', 'approval'].map((kind) => ({
      kind,
      ownerId: `of-${kind}`,
      ticketId: null,
      surface: 'teams',
      place: 'teams:29:1',
    }));
    await test.store.chatPosts.want(posts, at);
    const late = { personId: 'teams:29:1', ticketId: ticket.id, what: 'first 1 1', how: 'missed' as const };
    expect(await test.store.levelNotices.note(late, { surface: 'teams', now: at })).toBe('now');
    await offer();
    await redeem();
    const { rows } = await test.opened.run(`select distinct place from chat_posts where owner_id like 'of-%'`);
    expect(rows).toEqual([{ place: 'slack:U1' }]);
    // Under either id it is the notice that she had.
    expect(
      await test.store.levelNotices.note({ ...late, personId: 'slack:U1' }, { surface: 'slack', now: later(900) }),
    ).toBe('now');
  });

  it('are one among those who approve everything in a crisis', async () => {
    const hold = {
      brand: 'alba',
      kind: 'approval' as const,
      people: ['teams:29:1', 'ivan'],
      texts: {},
      by: 'teams:29:1',
    };
    await test.store.holds.switchOn({ ...hold, at, incidentId: null, places: [] });
    await offer();
    await redeem();
    expect(await test.store.holds.on('alba')).toMatchObject([{ people: ['ivan', 'slack:U1'], by: 'slack:U1' }]);
  });

  it('keep nothing: no column that names a person is forgotten', async () => {
    const { rows } = await test.opened
      .run(`select table_name || '.' || column_name as at from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' and data_type = 'text' and table_name not like 'old\\_%'
        and column_name ~ '(^|_)by$|^(person_id|owner|author|approver)$' order by 1`);
    const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const joined = new Set(HELD.map(([table, column]) => `${table}.${snake(column)}`));
    // Moved with more than one word, the links themselves, and who corrected a label: lessons stay as they were learnt.
    const otherwise = [
      'level_notices.person_id',
      'saved_reports.person_id',
      'person_links.person_id',
      'link_codes.person_id',
      'message_labels.by',
    ];
    expect(
      rows.map((row) => String(Object(row)['at'])).filter((each) => !joined.has(each) && !otherwise.includes(each)),
    ).toEqual([]);
  });

  describe('and four eyes', () => {
    const rule = { rule: 1, approvers: ['teams:29:1', 'slack:U1'], fourEyes: 'yes' } as const;
    async function written(author: string): Promise<{ ticketId: string; draftId: string; hash: string }> {
      const { ticket } = await open(['general']);
      const version = draft(ticket.id, 1, {
        author,
        writers: [author],
        state: 'submitted',
        approval: { ...rule, approvers: [...rule.approvers] },
        approvedBy: null,
        approvedHash: null,
      });
      await write(ticket.id, { ticket: { owner: author, state: 'open' }, newDraft: version });
      return { ticketId: ticket.id, draftId: version.id, hash: 'any' };
    }
    const approve = ({ ticketId, ...move }: { ticketId: string; draftId: string; hash: string }, id: string) =>
      test.store.tickets.move({
        ticketId,
        move: { move: 'approve', ...move, send: false },
        by: { kind: 'person', id },
        at,
      });

    it('see one pair: what she wrote in one chat she does not approve in the other, also when they were joined after she wrote it', async () => {
      const before = await written('slack:U1');
      await offer();
      await redeem();
      await expect(approve(before, 'slack:U1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
      // Who was recognised before they were joined comes under the id of before.
      await expect(approve(before, 'teams:29:1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
    });

    it('nor what she wrote under the id that no longer counts', async () => {
      const before = await written('teams:29:1');
      await offer();
      await redeem();
      await expect(approve(before, 'slack:U1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
    });

    it('nor once they are parted again', async () => {
      await offer();
      await redeem();
      const during = await written('slack:U1');
      expect(await test.store.links.unlink('slack:U1', at)).toBe(1);
      expect(await test.store.links.of('teams', '29:1')).toBeNull();
      await expect(approve(during, 'teams:29:1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
      await expect(approve(during, 'slack:U1')).rejects.toMatchObject({ code: 'draft.four-eyes' });
      expect(await test.store.links.unlink('slack:U1', at)).toBe(0);
    });
  });
});
