import { createHash, randomInt } from 'node:crypto';
import { RecadoError } from '#core/errors.ts';
import type { ActionContext } from '../context.ts';

/** Without letters and digits that people take for one another. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 8;
const MINUTES = 10;

/**
 * Two accounts of one person: a code asked for in one chat and typed in the other joins them, if both have the same e-mail address
 * and it is one of the company's. Names that are alike prove nothing.
 */
export async function linkAccounts(ctx: ActionContext, typed: string): Promise<string> {
  const { actor, store, clock, config, log, t } = ctx;
  const other = chatName(ctx, otherChat(ctx));
  const already = (): string => t('link.already', { here: chatName(ctx, actor.surface), other });
  if (typed.trim() === '' && (await isOnBoth(ctx))) return already();
  const emailHash = hashOf(await companyAddress(ctx));
  const given = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const account = { surface: actor.surface, userId: actor.userId, personId: actor.id, emailHash };
  if (given === '') {
    const code = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    await store.links.offer({
      ...account,
      codeHash: hashOf(`${emailHash} ${code}`),
      expiresAt: new Date(clock.now().getTime() + MINUTES * 60_000),
    });
    return t('link.code', { code, other, minutes: MINUTES });
  }
  const linking = await store.links.redeem({
    ...account,
    codeHash: hashOf(`${emailHash} ${given}`),
    named: (id) => Object.hasOwn(config.people, id),
    at: clock.now(),
  });
  log.info({ surface: actor.surface, user: actor.userId, linking: linking.kind }, 'a code to join accounts was typed');
  switch (linking.kind) {
    case 'linked':
      return t('link.done', { here: chatName(ctx, actor.surface), other });
    case 'already':
      return already();
    case 'none':
      throw new RecadoError('link.none', { params: { other } });
    case 'wrong':
      throw linking.left > 0
        ? new RecadoError('link.wrong', { params: { left: linking.left } })
        : new RecadoError('link.spent', { params: { other } });
    case 'both-named':
      throw new RecadoError('link.both-named');
    default:
      return linking satisfies never;
  }
}

/** Her accounts stand by themselves again; what she wrote as one person stays written by both. */
export async function unlinkAccounts({ store, actor, clock, t }: ActionContext): Promise<string> {
  return t((await store.links.unlink(actor.id, clock.now())) > 0 ? 'link.parted' : 'link.not-linked');
}

async function isOnBoth({ actor, store, directory, config, surfaces }: ActionContext): Promise<boolean> {
  if ((await store.links.accounts(actor.id)).length > 0) return true;
  if (!Object.hasOwn(config.people, actor.id)) return false;
  for (const surface of surfaces.keys())
    if ((await directory.person(actor.id, surface))?.surface !== surface) return false;
  return true;
}

/** @throws RecadoError where there is none, or none of the company's */
async function companyAddress(ctx: ActionContext): Promise<string> {
  const { actor, surfaces, config } = ctx;
  const here = chatName(ctx, actor.surface);
  const email = (await surfaces.get(actor.surface)?.user(actor.userId))?.email?.trim().toLowerCase();
  if (email === undefined || email === '') throw new RecadoError('link.no-email', { params: { here } });
  if (!config.companyDomains.includes(email.slice(email.lastIndexOf('@') + 1)))
    throw new RecadoError('link.not-company', { params: { here } });
  return email;
}

function otherChat({ surfaces, actor }: ActionContext): string {
  const other = [...surfaces.keys()].find((id) => id !== actor.surface);
  if (other === undefined) throw new RecadoError('link.one-chat');
  return other;
}

function chatName({ surfaces }: ActionContext, surface: string): string {
  return surfaces.get(surface)?.displayName ?? surface;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
