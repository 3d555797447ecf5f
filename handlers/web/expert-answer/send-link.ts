import { LINK_DAYS } from '#core/ticket/delegation.ts';
import type { ActionContext } from '../../context.ts';
import type { ActionResult } from '../../define.ts';
import { tellEnd } from '../../sentences.ts';

interface Link {
  ticketId: string;
  token: string;
  address: string | null;
  question: string;
}

/** Mails the link where it can, and gives it to the asker in any case: nobody can look it up later. */
export async function sendLink(
  ctx: ActionContext,
  { ticketId, token, address, question }: Link,
): Promise<ActionResult> {
  const { config, store, t, actor, mail, log, clock } = ctx;
  const link = `${ctx.publicUrl}/ask/${token}`;
  const end = new Date(clock.now().getTime() + LINK_DAYS * 24 * 60 * 60_000);
  const params = { link, expires: end.toISOString() };
  if (address === null) return { say: { key: 'say.link', params } };
  if (!mail.isConfigured) return { say: { key: 'say.link.not-mailed', params: { ...params, address } } };
  const brandKey = (await store.tickets.get(ticketId))?.brand ?? '';
  const brand = config.brands[brandKey]?.name ?? brandKey;
  try {
    await mail.send({
      to: address,
      subject: t('mail.subject', { brand }),
      text: t('mail.body', {
        brand,
        asker: actor.name,
        question,
        link,
        expires: tellEnd(end, { language: t.voice, timeZone: config.timeZone }),
      }),
    });
    return { say: { key: 'say.link.mailed', params: { ...params, address } } };
  } catch (err) {
    log.warn({ ticketId, err }, 'an e-mail with a link could not be sent');
    return { say: { key: 'say.link.not-mailed', params: { ...params, address } } };
  }
}
