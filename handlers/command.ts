import type { Inline } from '#core/card.ts';
import type { Command } from '#core/surface.ts';
import type { Ticket } from '#core/ticket.ts';
import { networkName } from './cards/format.ts';
import { dotted, foreign, ours, sentence } from './cards/sentence.ts';
import type { ActionContext } from './context.ts';

/** What follows /recado, in each language that people may try. */
const WORDS: Readonly<Record<string, 'mine' | 'queue'>> = {
  mine: 'mine', mias: 'mine', mías: 'mine', mios: 'mine', míos: 'mine', minhas: 'mine', meus: 'mine',
  queue: 'queue', cola: 'queue', fila: 'queue',
};
const SHOWN = 10;
const OLDEST = 3;

/** The answer to a slash command, which only she sees. Anything else than a known word gets help. */
export async function runCommand(ctx: ActionContext, { channel, text }: Command): Promise<string | Inline[]> {
  const word = WORDS[text.trim().toLowerCase()];
  if (word === 'mine') return listMine(ctx);
  if (word === 'queue') return listQueue(ctx, channel);
  return [ctx.t('command.help'), ctx.t('command.help.mine'), ctx.t('command.help.queue'), ctx.t('command.help.card'), ...(ctx.actor.rights.has('configure') ? [ctx.t('command.help.dead')] : [])].join('\n');
}

async function listMine(ctx: ActionContext): Promise<string | Inline[]> {
  const tickets = await ctx.store.tickets.open({ owner: ctx.actor.id, limit: SHOWN + 1 });
  if (tickets.length === 0) return ctx.t('command.mine.none');
  const more = tickets.length > SHOWN ? [[ours(ctx.t('command.more', { limit: SHOWN }))]] : [];
  return inLines([ours(ctx.t('command.mine'))], ...(await linesOf(ctx, tickets.slice(0, SHOWN))), ...more);
}

/** Of the channel where she asks, if cards come there; else of all her channels. */
async function listQueue(ctx: ActionContext, channel: string): Promise<string | Inline[]> {
  const mine = await ctx.directory.channelsOf(ctx.actor);
  const here: string[] = [];
  for (const key of mine) if ((await ctx.directory.channelId(ctx.actor.surface, key)) === channel) here.push(key);
  const channels = here.length > 0 ? here : mine;
  if (channels.length === 0) return ctx.t('command.queue.none');
  const waiting = await ctx.store.tickets.open({ channels, owner: null, limit: 100 });
  if (waiting.length === 0) return ctx.t('command.queue.none');
  const count = waiting.length;
  const heading = count < 100 ? ctx.t('command.queue', { count }) : ctx.t('command.queue.many', { limit: count });
  return inLines([ours(heading)], ...(await linesOf(ctx, waiting.slice(0, OLDEST))));
}

function linesOf(ctx: ActionContext, tickets: Ticket[]): Promise<Inline[][]> {
  return Promise.all(tickets.map((ticket) => lineOf(ctx, ticket)));
}

/** Number, author, when she wrote, and a link to the card where it is shown. */
async function lineOf({ store, surfaces, t }: ActionContext, ticket: Ticket): Promise<Inline[]> {
  const detail = await store.tickets.detail(ticket.id);
  const line = sentence(t, 'command.line', {
    number: ticket.number, network: networkName(ticket.network), author: foreign(`@${detail?.author.handle ?? '?'}`), since: { kind: 'time', at: ticket.lastInboundAt, ago: true },
  });
  const home = detail?.cards.find((card) => card.home);
  const surface = home && surfaces.get(home.surface);
  if (!surface || home.channelId === null || home.ts === null) return line;
  return dotted(line, [{ kind: 'link', text: t('command.open'), url: await surface.permalink({ channel: home.channelId, ts: home.ts }) }]);
}

function inLines(...lines: Inline[][]): Inline[] {
  return lines.flatMap((line, place) => (place === 0 ? line : [ours('\n'), ...line]));
}
