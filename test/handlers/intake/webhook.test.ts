import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RecadoError } from '#core/errors.ts';
import type { NetworkConnection } from '#core/ports/network.ts';
import { keepRegistered } from '../../../handlers/intake/webhook.ts';
import { openRig, type Rig } from '../jobs/rig.ts';
import { until } from '../../support/until.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await openRig();
});
afterAll(() => rig.test.close());
beforeEach(() => rig.reset());

/** A network that only calls us. Its access works, and it can be told our address, where nothing is thrown. */
function called(troubles: { register?: RecadoError; check?: RecadoError }): NetworkConnection {
  const { pull: _pull, ...rest } = rig.network.connection;
  return {
    ...rest,
    async check() {
      if (troubles.check) throw troubles.check;
    },
    webhook: {
      path: 'x',
      challenge: () => undefined,
      verify: () => false,
      receive: async () => [],
      async register() {
        if (troubles.register) throw troubles.register;
      },
      about: { url: 'https://recado.example/webhooks/x', pollSeconds: 0 },
    },
  };
}
const refused = new RecadoError('network.not-authorised', { params: { network: 'X', account: '@alba' } });
const problems = (): string[] => rig.services.problems.list().map(({ what }) => what);
const brokenFor = async (): Promise<string | null | undefined> =>
  (await rig.test.store.accounts.get('x', 'alba-x'))?.brokenFor;

it('tells a dead access as that and nothing else, and that it works again once our address could be told', async () => {
  const dead = keepRegistered({
    ...rig.services,
    networks: new Map([['alba-x', called({ register: refused, check: refused })]]),
  });
  await until('the problem', () => problems().length > 0);
  dead.stop();
  expect(problems()).toEqual(['access:alba-x']);
  expect(await brokenFor()).toBe('everything');
  const works = keepRegistered({ ...rig.services, networks: new Map([['alba-x', called({})]]) });
  await until('that it works', async () => (await brokenFor()) === null);
  await until('that nothing is told', () => problems().length === 0);
  works.stop();
});

it("takes the keys of the app for what is wrong where the account's own access is accepted", async () => {
  const registered = keepRegistered({
    ...rig.services,
    networks: new Map([['alba-x', called({ register: refused })]]),
  });
  await until('the problem', () => problems().length > 0);
  registered.stop();
  expect(problems()).toEqual(['webhook:alba-x']);
  expect(await brokenFor()).toBeUndefined();
});
