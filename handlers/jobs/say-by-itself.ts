import { z } from 'zod';
import { whatToSay } from '#core/automatic/choose.ts';
import { fillIn } from '#core/automatic/words.ts';
import { RecadoError } from '#core/errors.ts';
import { mayPublish } from '#core/holds/hold.ts';
import { tightest } from '#core/ports/network.ts';
import { firstName } from '../forms/opening.ts';
import { defineJob } from '../define.ts';
import { conditionFacts, untaughtFacts } from '../people/condition-facts.ts';

/** What a rule says of a conversation, if one has something to say: in approved words, and by the way of every other answer. */
export const sayByItself = defineJob({
  name: 'say-by-itself',
  input: z.object({ ticketId: z.string() }),
  retryLimit: 5,
  concurrency: 2,
  oneAtATimePer: 'ticketId',
  async run(services, { ticketId }) {
    const { store, clock, config, time, knowledge, texts, networks, log } = services;
    const detail = await store.tickets.detail(ticketId);
    if (!detail) return;
    const { ticket, author, lastInbound } = detail;
    const untaught = await untaughtFacts({ store, config }, detail);
    const found = whatToSay(
      { config, time, knowledge },
      { ticket, facts: conditionFacts(detail, config), untaught, now: clock.now() },
    );
    const network = networks.get(ticket.account);
    if (!found || !network) return;
    const ruling = mayPublish(await store.holds.on(ticket.brand), { kind: 'automatic', brand: ticket.brand });
    if (!ruling.may) {
      log.info({ ticketId, rule: found.rule, hold: ruling.hold.id }, 'crisis mode: a rule says nothing');
      return;
    }
    const isRobot = config.brands[ticket.brand]?.accounts[ticket.account]?.kind === 'robot';
    const text = fillIn(texts, found, {
      name: firstName(author, texts.in(found.language)),
      number: ticket.number,
      isRobot,
    });
    const size = tightest(network.caps.measure(text, { to: author.handle, isPrivate: ticket.private }));
    if (size && size.length > size.max) {
      log.warn({ ticketId, rule: found.rule, ...size }, 'what a rule has to say is too long for the network');
      return;
    }
    const thread = `${ticket.network}:${ticket.conversationId}:${ticket.authorId}`;
    const { rule, perHour } = found;
    const turn = await store.automatic.take({
      thread,
      ticketId,
      account: ticket.account,
      rule,
      perHour,
      at: clock.now(),
    });
    if (turn !== 'taken') {
      if (turn === 'too-many') log.info({ ticketId, rule, perHour }, 'a rule has spoken often enough in this hour');
      return;
    }
    try {
      await store.tickets.move({
        ticketId,
        move: {
          move: 'say-by-itself',
          rule,
          draft: {
            text,
            attachments: [],
            account: ticket.account,
            private: ticket.private,
            target: lastInbound.currentId,
            at: null,
            findings: [],
            approval: { rule: 0, approvers: [], fourEyes: 'no' },
            basedOn: null,
          },
        },
        by: { kind: 'rule', id: rule },
        at: clock.now(),
      });
    } catch (error) {
      // Somebody's answer is on its way in this very moment: then nothing more need be said.
      if (!(error instanceof RecadoError)) throw error;
      log.info({ ticketId, rule, code: error.code }, 'a rule had nothing to say any more');
    }
  },
});
