import type { Command } from '#core/surface.ts';
import type { Ticket } from '#core/ticket.ts';
import type { ActionContext } from './context.ts';

/** What follows /recado, in each language that people may try. */
const WORDS: Readonly<Record<string, 'mine' | 'queue'>> = {
  mine: 'mine', mias: 'mine', mías: 'mine', mios: 'mine', míos: 'mine', minhas: 'mine', meus: 'mine',
  queue: 'queue', cola: 'queue', fila: 'queue',
};
const SHOWN = 10;
const OLDEST = 3;

/** The answer to a slash command, as one text only she sees. Anything else than a known word gets help. */
export async function runCommand(ctx: ActionContext, { channel, text }: Command): Promise<string> {
  const word = WORDS[text.trim().toLowerCase()];
  if (word === 'mine') return listMine(ctx);
  if (word === 'queue') return listQueue(ctx, channel);
  return [ctx.t('command.help'), ctx.t('command.help.mine'), ctx.t('command.help.queue'), ctx.t('command.help.card')].join('\n');
}

async function listMine(ctx: ActionContext): Promise<string> {
  const tickets = await ctx.store.tickets.open({ owner: ctx.actor.id, limit: SHOWN + 1 });
  if (tickets.length === 0) return ctx.t('command.mine.none');
  const more = tickets.length > SHOWN ? [ctx.t('command.more', { limit: SHOWN })] : [];
  return [ctx.t('command.mine'), ...(await Promise.all(tickets.slice(0, SHOWN).map((ticket) => lineOf(ctx, ticket)))), ...more].join('\n');
}

/** Of the channel where she asks, if cards come there; else of all her channels. */
async function listQueue(ctx: ActionContext, channel: string): Promise<string> {
  const mine = await ctx.directory.channelsOf(ctx.actor);
  const here: string[] = [];
  for (const key of mine) if ((await ctx.directory.channelId(ctx.actor.surface, key)) === channel) here.push(key);
  const channels = here.length > 0 ? here : mine;
  if (channels.length === 0) return ctx.t('command.queue.none');
  const waiting = await ctx.store.tickets.open({ channels, owner: null, limit: 100 });
  if (waiting.length === 0) return ctx.t('command.queue.none');
  const count = waiting.length;
  const heading = count < 100 ? ctx.t('command.queue', { count }) : ctx.t('command.queue.many', { limit: count });
  return [heading, ...(await Promise.all(waiting.slice(0, OLDEST).map((ticket) => lineOf(ctx, ticket))))].join('\n');
}

/** Number, author, hour, and the address of the card where it is known. */
async function lineOf(ctx: ActionContext, ticket: Ticket): Promise<string> {
  const detail = await ctx.store.tickets.detail(ticket.id);
  const line = await ctx.explain.sentence('command.line', {
    number: ticket.number, network: ticket.network, author: `@${detail?.author.handle ?? '?'}`, since: ticket.lastInboundAt.toISOString(),
  }, ctx.actor);
  const home = detail?.cards.find((card) => card.home);
  const surface = home && ctx.surfaces.get(home.surface);
  if (!surface || home.channelId === null || home.ts === null) return line;
  return `${line}\n${await surface.permalink({ channel: home.channelId, ts: home.ts })}`;
}
