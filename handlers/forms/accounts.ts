import type { Form, FormBlock } from '#core/form.ts';
import type { Inline } from '#core/card.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { behindTheDoor, scopesOf, type ByOAuth } from '../accounts/connecting.ts';
import type { ActionContext } from '../context.ts';
import { plainButton } from '../cards/buttons.ts';
import { accountName } from '../cards/people.ts';
import { dotted, foreign, ours, sentence } from '../cards/sentence.ts';
import type { AccountRow } from '../../store/accounts/accounts.ts';
import type { AccessRow } from '../../store/accounts/account-access.ts';

/** All of them, those that need somebody first. */
export async function accountsForm(ctx: ActionContext): Promise<Form> {
  const { t, config, store, networks, connecting } = ctx;
  const [rows, granted] = await Promise.all([store.accounts.all(), store.accountAccess.all()]);
  const all = Object.values(config.brands).flatMap((brand) => Object.entries(brand.accounts));
  const shown = all
    .map(([key, account]) => {
      const isOf = (row: { network: string; account: string }): boolean =>
        row.network === account.network && row.account === key;
      const row = rows.find(isOf);
      return { key, account, row, access: granted.find(isOf), works: networks.has(key) && row?.brokenFor === null };
    })
    .toSorted((a, b) => Number(a.works) - Number(b.works));
  const blocks = shown.flatMap(({ key, account, row, access, works }, index): FormBlock[] => [
    ...(index > 0 ? [{ kind: 'divider' as const }] : []),
    {
      kind: 'line',
      strong: works ? undefined : true,
      inlines: dotted(
        [foreign(accountName(config, key, t), 'bold')],
        [ours(t.network(account.network))],
        [ours(t(`account-kind.${account.kind}`))],
        stateOf(ctx, row, networks.get(key)),
      ),
    },
    ...(access ? [{ kind: 'context' as const, inlines: grantOf(ctx, access) }] : []),
    ...(connecting.accounts.has(key)
      ? [
          {
            kind: 'buttons' as const,
            buttons: [plainButton(t, 'connect', { account: key }, access || works ? t('button.reconnect') : undefined)],
          },
        ]
      : []),
  ]);
  return { action: 'accounts', meta: {}, title: t('form.accounts.title'), cancel: t('form.close'), blocks };
}

function stateOf(
  { t }: ActionContext,
  row: AccountRow | undefined,
  connection: Pick<NetworkConnection, 'pull'> | undefined,
): Inline[] {
  if (!connection) return [ours(t('form.accounts.not-connected'))];
  if (row?.brokenFor === 'everything')
    return sentence(t, 'form.accounts.broken', { since: { kind: 'time', at: row.brokenAt ?? row.since } });
  if (row?.brokenFor === 'publishing') return [ours(t('form.accounts.cannot-publish'))];
  // Some networks only call us: what they brought is all that is known of them.
  if (!connection.pull)
    return row?.dataAt
      ? sentence(t, 'form.accounts.called', { at: { kind: 'time', at: row.dataAt } })
      : [ours(t('form.accounts.not-called'))];
  if (!row?.contactAt) return [ours(t('form.accounts.not-yet'))];
  return sentence(t, 'form.accounts.works', { at: { kind: 'time', at: row.contactAt } });
}

/** Who let us in, and until when. */
function grantOf({ t, config }: ActionContext, { grantedBy, grantedAt, endsAt, refusedAt }: AccessRow): Inline[] {
  const by = foreign(config.people[grantedBy]?.name ?? grantedBy);
  const at = { kind: 'time' as const, at: grantedAt };
  if (refusedAt !== null) return sentence(t, 'form.accounts.refused', { by, at: { kind: 'time', at: refusedAt } });
  if (endsAt === null) return sentence(t, 'form.accounts.granted', { by, at });
  return sentence(t, 'form.accounts.granted-until', { by, at, until: { kind: 'time', at: endsAt } });
}

/** What it is for, in words, before the network says it in its own. */
export function connectForm(ctx: ActionContext, account: string, found: ByOAuth): Form {
  const { network, oauth, env } = found;
  const { t, config, actor, connecting } = ctx;
  const named = { network: t.network(network), account: foreign(accountName(config, account, t)) };
  const missing = [...oauth.missing(env), ...(connecting.vault ? [] : ['RECADO_SECRET'])];
  const blocks: FormBlock[] =
    missing.length > 0
      ? [{ kind: 'line', inlines: sentence(t, 'form.connect.missing', { ...named, names: missing.join(', ') }) }]
      : [
          {
            kind: 'line',
            inlines: sentence(t, oauth.as === 'person' ? 'form.connect.how-person' : 'form.connect.how', named),
          },
          ...scopesOf(behindTheDoor(connecting, found).map(([, each]) => each)).map(({ scope, why }): FormBlock => ({
            kind: 'context',
            inlines: dotted([ours(t(why))], [{ kind: 'foreign', text: scope, style: 'muted' }]),
          })),
          {
            kind: 'buttons',
            buttons: [
              {
                ...plainButton(t, 'connect', { account }, t('form.connect.go', { network: t.network(network) })),
                style: 'primary',
                url: connecting.linkFor(account, actor.id),
              },
            ],
          },
        ];
  return {
    action: 'connect',
    meta: { account },
    title: t('form.connect.title'),
    givesWay: true,
    cancel: t('form.close'),
    blocks,
  };
}
