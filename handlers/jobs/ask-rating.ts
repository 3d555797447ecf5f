import { z } from 'zod';
import { RecadoError } from '#core/errors.ts';
import { mayPublish } from '#core/holds/hold.ts';
import { newId } from '#core/ids.ts';
import { tightest, type NetworkConnection } from '#core/ports/network.ts';
import { createRatingRules, questionIn, voiceFor } from '#core/rating/ask.ts';
import { ASKS, hiddenLink } from '#core/rating/rating.ts';
import type { Services } from '../context.ts';
import { firstName } from '../forms/opening.ts';
import { defineJob } from '../define.ts';
import { makeToken } from '../web/expert-answer/token.ts';
import type { TicketDetail } from '../../store/tickets/detail.ts';

const DAY_MS = 86_400_000;

/** The customer of a private conversation that was answered and closed is asked, in private, how our answer was. */
export const askRating = defineJob({
  name: 'ask-rating',
  input: z.object({ ticketId: z.string(), authorId: z.string() }),
  retryLimit: 5,
  concurrency: 2,
  // Two conversations of hers that are closed at once ask her one question.
  oneAtATimePer: 'authorId',
  async run(services, { ticketId, authorId }) {
    const { store, clock, config, networks, log } = services;
    const detail = await store.tickets.detail(ticketId);
    const rule = detail && createRatingRules(config)(detail.ticket);
    const network = detail && networks.get(detail.ticket.account);
    if (!rule || !network || detail.ticket.state !== 'closed' || detail.lastInbound.state === 'deleted') return;
    const { ticket, lastInbound } = detail;
    const now = clock.now();
    const ruling = mayPublish(await store.holds.on(ticket.brand), { kind: 'automatic', brand: ticket.brand });
    if (!ruling.may) {
      log.info({ ticketId, hold: ruling.hold.id }, 'crisis mode: a customer is not asked how our answer was');
      return;
    }
    const until = network.caps.until?.(lastInbound, { isPrivate: true, automatic: true });
    const before = await store.ratings.lastAsked(authorId);
    const isTooSoon = before !== null && now.getTime() - before.getTime() < rule.everyDays * DAY_MS;
    if (isTooSoon || (until !== undefined && until <= now)) return;
    const question = wordsFor(services, { detail, network, rule });
    if (!question) {
      log.warn({ ticketId }, 'a customer cannot be asked: the question does not fit, or has no address to answer at');
      return;
    }
    const { text, choices, token, language } = question;
    try {
      await store.tickets.move({
        ticketId,
        move: {
          move: 'ask-rating',
          draft: {
            text,
            attachments: [],
            account: ticket.account,
            private: true,
            target: lastInbound.currentId,
            at: null,
            findings: [],
            approval: { rule: 0, approvers: [], fourEyes: 'no' },
            basedOn: null,
          },
          rating: {
            id: newId('rt', now),
            experts: await store.ratings.expertsOf(ticketId),
            language,
            choices,
            token,
          },
        },
        by: { kind: 'rule', id: ASKS },
        at: now,
      });
    } catch (error) {
      // She is being answered in this very moment.
      if (!(error instanceof RecadoError)) throw error;
      log.info({ ticketId, code: error.code }, 'nobody is asked how our answer was any more');
    }
  },
});

type Rule = NonNullable<ReturnType<ReturnType<typeof createRatingRules>>>;

/** With answers to press where the network shows them and they fit, else with a link; null where neither goes. */
function wordsFor(
  { config, texts, publicUrl }: Pick<Services, 'config' | 'texts' | 'publicUrl'>,
  { detail, network, rule }: { detail: TicketDetail; network: NetworkConnection; rule: Rule },
): { text: string; choices: string[]; token: string | null; language: string } | null {
  const { ticket, author } = detail;
  const voice = voiceFor(config, ticket);
  const isRobot = config.brands[ticket.brand]?.accounts[ticket.account]?.kind === 'robot';
  const asked = { voice, name: firstName(author, texts.in(voice)), isRobot };
  const { choices: shown } = network.caps;
  if (shown) {
    const { text, choices } = questionIn(texts, rule, { ...asked, link: null });
    if (text.length <= shown.text && choices.every(({ length }) => length <= shown.each))
      return { text, choices, token: null, language: voice };
  }
  if (publicUrl === '') return null;
  const token = makeToken();
  const { text } = questionIn(texts, rule, { ...asked, link: hiddenLink(publicUrl) });
  const size = tightest(network.caps.measure(text.replace(/•••$/m, token), { to: author.handle, isPrivate: true }));
  return size && size.length > size.max ? null : { text, choices: [], token, language: voice };
}
