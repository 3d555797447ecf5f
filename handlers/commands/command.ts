import type { Card, CardBlock, Inline } from '#core/card.ts';
import type { Command } from '#core/ports/surface.ts';
import { RecadoError } from '#core/errors.ts';
import { fold } from '#core/routing/words.ts';
import { ours } from '../cards/sentence.ts';
import { overviewBlocks } from '../crisis/overview.ts';
import { namesInfluential } from '../authors/influential-form.ts';
import { plainButton } from '../cards/buttons.ts';
import { followersBlocks } from '../listening/followers-form.ts';
import { tellsFollowers } from '../listening/followers.ts';
import { heardBlocks } from '../listening/heard-form.ts';
import { listeners } from '../listening/listen.ts';
import { listCard } from '../lists/list.ts';
import { findList, mineList, queueList } from '../lists/lists.ts';
import type { ActionContext } from '../context.ts';
import { linkAccounts, unlinkAccounts } from '../people/link-accounts.ts';
import { commandPrefix } from './prefix.ts';

type Word = 'mine' | 'queue' | 'find' | 'listen' | 'followers' | 'crisis' | 'link' | 'unlink' | 'help';

/** What follows /recado, without accents, in each language that people may try. */
const WORDS = new Map<string, Word>(
  Object.entries({
    mine: 'mine',
    mias: 'mine',
    mios: 'mine',
    minhas: 'mine',
    meus: 'mine',
    queue: 'queue',
    cola: 'queue',
    fila: 'queue',
    find: 'find',
    search: 'find',
    buscar: 'find',
    busca: 'find',
    procurar: 'find',
    procura: 'find',
    pesquisar: 'find',
    listen: 'listen',
    escucha: 'listen',
    escuchar: 'listen',
    escuta: 'listen',
    escutar: 'listen',
    followers: 'followers',
    seguidores: 'followers',
    crisis: 'crisis',
    crise: 'crisis',
    link: 'link',
    enlazar: 'link',
    vincular: 'link',
    ligar: 'link',
    unlink: 'unlink',
    desenlazar: 'unlink',
    desvincular: 'unlink',
    desligar: 'unlink',
    help: 'help',
    ayuda: 'help',
    ajuda: 'help',
    '': 'help',
  } as const),
);
/** Longer ones do not fit in the button that shows the next page. */
const FIND_MAX = 500;
const SHOWN = 40;

/** The answer to a slash command, which only she sees. Anything else than a known word gets help. */
export async function runCommand(ctx: ActionContext, { channel, text }: Command): Promise<string | Inline[] | Card> {
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  const word = WORDS.get(fold(first));
  switch (word) {
    case 'mine':
      return listCard(ctx, await mineList(ctx));
    case 'queue':
      return listCard(ctx, await queueList(ctx, await channelHere(ctx, channel)));
    case 'find': {
      const list = await findList(ctx, rest.slice(0, FIND_MAX));
      return typeof list === 'string' ? list : listCard(ctx, list);
    }
    case 'listen': {
      const title = ctx.t('heard.title');
      const buttons = ctx.actor.rights.has('manage')
        ? [
            ...(namesInfluential(ctx) ? [plainButton(ctx.t, 'influential', {})] : []),
            ...(tellsFollowers(ctx) ? [plainButton(ctx.t, 'followers', {})] : []),
          ]
        : [];
      return {
        blocks: [
          { kind: 'title', inlines: [ours(title)] },
          ...(await heardBlocks(ctx)),
          ...(buttons.length > 0 ? [{ kind: 'buttons' as const, buttons }] : []),
        ],
        fallback: title,
      };
    }
    case 'followers':
      return managersCard(ctx, ctx.t('button.followers'), () => followersBlocks(ctx));
    case 'crisis':
      return managersCard(ctx, ctx.t('crisis.heading'), () =>
        overviewBlocks(ctx, { t: ctx.t, surface: ctx.actor.surface }),
      );
    case 'link':
      return linkAccounts(ctx, rest);
    case 'unlink':
      return unlinkAccounts(ctx);
    case 'help':
      return help(ctx);
    case undefined:
      return `${ctx.t('command.unknown', { word: [...first].slice(0, SHOWN).join('') })}\n${help(ctx)}`;
    default:
      return word satisfies never;
  }
}

/** @throws RecadoError right.missing */
async function managersCard(
  { actor }: ActionContext,
  title: string,
  blocks: () => Promise<CardBlock[]>,
): Promise<Card> {
  if (!actor.rights.has('manage')) throw new RecadoError('right.missing', { params: { right: 'manage' } });
  return { blocks: [{ kind: 'title', inlines: [ours(title)] }, ...(await blocks())], fallback: title };
}

function help({ t, actor, surfaces, config, knowledge, networks }: ActionContext): string {
  const say = commandPrefix({ surfaces, actor });
  const isPlain = say === '';
  return [
    t(isPlain ? 'command.help.plain' : 'command.help'),
    ...(isPlain ? [t('command.help.home')] : []),
    t('command.help.mine', { say }),
    t(isPlain ? 'command.help.queue.plain' : 'command.help.queue'),
    t('command.help.find', { say }),
    ...(listeners({ config }).length > 0 ? [t('command.help.listen', { say })] : []),
    ...(surfaces.size > 1 ? [t('command.help.link', { say })] : []),
    ...(actor.rights.has('report') ? [t('command.help.report', { say })] : []),
    ...(actor.rights.has('manage')
      ? (['goals', 'review', 'accounts'] as const).map((word) => t(`command.help.${word}`, { say }))
      : []),
    ...(actor.rights.has('manage') && knowledge.articles.length > 0 ? [t('command.help.articles', { say })] : []),
    ...(actor.rights.has('manage') && tellsFollowers({ networks }) ? [t('command.help.followers', { say })] : []),
    ...(actor.rights.has('manage') ? [t('command.help.crisis', { say })] : []),
    ...(actor.rights.has('configure') ? [t('command.help.dead', { say })] : []),
    // Its cards are in other channels than this conversation, most of them in the language of all.
    t('command.help.card', { buttons: config.language }),
  ].join('\n');
}

/** Key of the channel where she asks, if cards come there; her own channels are meant elsewhere. */
async function channelHere({ directory, actor }: ActionContext, channel: string): Promise<string | undefined> {
  for (const key of await directory.channelsOf(actor)) {
    if (
      directory.nameOnSurface(actor.surface, key) !== undefined &&
      (await directory.channelId(actor.surface, key)) === channel
    )
      return key;
  }
  return undefined;
}
