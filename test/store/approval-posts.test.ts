import { expect, it } from 'vitest';
import type { Draft } from '#core/ticket/draft.ts';
import { at, draft, later } from './build.ts';
import { onEachStore, ticketRig } from './rig.ts';

onEachStore('approval posts', (rig) => {
  const { ticket, write } = ticketRig(rig);
  async function waiting(): Promise<Draft> {
    const ticketId = await ticket();
    const version = draft(ticketId, 1, { state: 'submitted' });
    await write(ticketId, { newDraft: version });
    return version;
  }
  const asked = async (): Promise<{ version: Draft; id: string }> => {
    const version = await waiting();
    const wanted = { draftId: version.id, ticketId: version.ticketId, personId: 'ivan', surface: 'slack' };
    const { approvalPosts } = rig.at.store;
    await Promise.all([
      approvalPosts.want(wanted, at),
      approvalPosts.want({ ...wanted, surface: 'teams' }, at),
      approvalPosts.want(wanted, later(1)),
    ]);
    const [post, ...more] = await approvalPosts.of(version.ticketId);
    expect(more).toEqual([]);
    if (!post) throw new Error('no post');
    return { version, id: post.id };
  };

  it('are one for a version and a person, however often they are wanted, and posted by one at a time', async () => {
    const { approvalPosts } = rig.at.store;
    const { version, id } = await asked();
    expect(await approvalPosts.of('tk_none')).toEqual([]);
    const both = await Promise.all([approvalPosts.begin(id, at), approvalPosts.begin(id, at)]);
    expect(both.filter((row) => row !== null)).toHaveLength(1);
    await approvalPosts.ended(id, 'unknown');
    expect(await approvalPosts.begin(id, later(1))).toMatchObject({ state: 'posting', attemptAt: null });
    await approvalPosts.posted(id, { channelId: 'D1', ts: '5.1', hash: 'h' });
    expect(await approvalPosts.begin(id, later(2))).toBeNull();
    await approvalPosts.shown(id, 'h2');
    expect(await approvalPosts.of(version.ticketId)).toMatchObject([
      { draftId: version.id, personId: 'ivan', state: 'posted', channelId: 'D1', ts: '5.1', shown: 'h2' },
    ]);
    await approvalPosts.gone(id);
    expect(await approvalPosts.of(version.ticketId)).toMatchObject([{ state: 'gone' }]);
  });

  it('go to another chat while nobody was written to, under a new operation', async () => {
    const { store, opened } = rig.at;
    const { version, id } = await asked();
    const [before] = await store.approvalPosts.of(version.ticketId);
    await store.approvalPosts.askOn(id, 'teams');
    const [after] = await store.approvalPosts.of(version.ticketId);
    expect(after).toMatchObject({ surface: 'teams', state: 'wanted', shown: '' });
    expect(after?.opId).not.toBe(before?.opId);
    const { rows } = await opened.run(`select data from pgboss.job where name = 'tell-approvers'`);
    expect(rows).toMatchObject([{ data: { ticketId: version.ticketId, surface: 'teams' } }]);
    await store.approvalPosts.posted(id, { channelId: 'a:1', ts: '1', hash: 'h' });
    await store.approvalPosts.askOn(id, 'slack');
    expect(await store.approvalPosts.of(version.ticketId)).toMatchObject([{ surface: 'teams', state: 'posted' }]);
  });
});
