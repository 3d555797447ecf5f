import { afterAll, beforeAll, expect, it } from 'vitest';
import { silentLog } from '#core/ports/log.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import type { MoreFacts } from '#core/button-places.ts';
import { moreButtonsFor } from '#core/standing-buttons.ts';
import { startPolling } from '../../../handlers/intake/poll.ts';
import { earlierConversation } from '../../../handlers/network/earlier-conversation.ts';
import { lookForAnswer } from '../../../handlers/network/look-for-answer.ts';
import { measureDraft } from '../../../handlers/network/measure-draft.ts';
import { originalChange } from '../../../handlers/network/original-change.ts';
import type { Problems } from '../../../handlers/problems.ts';
import { until } from '../../support/until.ts';
import { config, deliveryOf, detailOf, draftOf, messageOf } from '../cards/builders.ts';
import { message, openRig, type Rig } from '../jobs/rig.ts';

/** A network that only takes answers: messages come from it by themselves, and nothing can be asked of it. */
const mute: NetworkConnection = {
  account: 'alba-x',
  caps: { measure: () => [], privateReplies: false, edits: false },
  publish: async () => ({ kind: 'unknown', detail: 'test' }),
};
const detail = detailOf({ messages: [messageOf({})] });

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.test.close());

it('a network that cannot be looked at is not, and nothing is wrong with it', async () => {
  let looks = 0;
  const problems: Problems = {
    ...rig.services.problems,
    clear: () => {
      looks += 1;
      return false;
    },
  };
  const services = { ...rig.services, problems };
  const polling = startPolling(services, { network: 'x', brand: 'alba', connection: mute, rereadMs: 0 });
  await until('some looks to be over', () => looks > 2);
  expect(polling.facts()).toMatchObject({ failures: 0, lastError: null, lastPullAt: null });
  await polling.stop();
});

it('what it can show again is looked at all the same', async () => {
  await rig.takeIn(message());
  let asked = 0;
  const connection: NetworkConnection = {
    ...mute,
    reread: async () => {
      asked += 1;
      return new Map();
    },
  };
  const polling = startPolling(rig.services, { network: 'x', brand: 'alba', connection, rereadMs: 0 });
  await until('open messages to be read again', () => asked > 1);
  await polling.stop();
});

it('the original is taken for unchanged, our answer for undecided, the earlier conversation for empty', async () => {
  const draft = draftOf();
  expect(await originalChange({ network: mute, detail, draft, config, log: silentLog })).toBeNull();
  expect(await lookForAnswer(mute, detail, { delivery: deliveryOf(), draft })).toMatchObject({ kind: 'cannot-tell' });
  const networks = new Map([[detail.ticket.account, mute]]);
  expect(await earlierConversation({ networks, log: silentLog }, detail)).toEqual([]);
});

it('of several limits the one that is nearest counts, and where there is none nothing is counted', () => {
  const measured = (...all: { length: number; max: number }[]): unknown =>
    measureDraft({ networks: new Map([['alba-x', { caps: { ...mute.caps, measure: () => all } }]]) }, detail, {
      ...draftOf(),
      account: 'alba-x',
    });
  expect(measured({ length: 100, max: 300 }, { length: 290, max: 3_000 })).toEqual({ length: 100, max: 300 });
  expect(measured({ length: 250, max: 300 }, { length: 3_010, max: 3_000 })).toEqual({ length: 3_010, max: 3_000 });
  expect(measured()).toBeUndefined();
});

it.each([true, false])('to read her message again is offered where the network can show it: %s', (refresh) => {
  const facts: MoreFacts = {
    messageId: 'ms_1',
    isClosed: false,
    isSnoozed: false,
    isHers: true,
    wasAnswered: false,
    isPrivate: false,
    isBarred: false,
    isMuted: false,
    isThere: true,
    isLiked: false,
    isHidden: false,
    hasAnswer: false,
    can: { like: false, hide: false, remove: false, private: false, refresh },
  };
  expect(JSON.stringify(moreButtonsFor('conversation', facts)).includes('"refresh"')).toBe(refresh);
});
