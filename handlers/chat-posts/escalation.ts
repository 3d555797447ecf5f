import { defineChatPost } from '../define.ts';
import { isNoMember, lateOne } from './shared/late-one.ts';
import { loadDetail } from './shared/load-detail.ts';

/** Tells whoever a late conversation is escalated to, in her direct conversation; `watch-level` has it wanted. */
export const escalation = defineChatPost({
  kind: 'escalation',
  to: 'person',
  load: loadDetail,

  async draw(services, { subject: detail, post, reader }) {
    if (post.state !== 'posted' && (await isNoMember(services, post, reader))) return null;
    const [, ...what] = post.ownerId.split(' ');
    return await lateOne(services, { detail, what: what.join(' '), post, reader });
  },
});
