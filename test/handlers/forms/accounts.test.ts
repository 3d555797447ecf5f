import { expect, it } from 'vitest';
import { Config } from '#core/config/config.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import type { ActionContext } from '../../../handlers/context.ts';
import { accountsForm } from '../../../handlers/forms/accounts.ts';
import { readInlines } from '../cards/builders.ts';

const at = new Date('2026-10-05T10:30:00Z');

/** What is said of the only account: one that is looked at or only called, with what is known of it. */
async function said(
  locale: string,
  how: 'looked at' | 'called',
  row?: { contactAt: Date | null; dataAt: Date | null },
) {
  const of = { network: how === 'called' ? 'whatsapp' : 'x', account: 'alba' };
  const account = { network: of.network, handle: 'alba' };
  const config = Config.parse({
    brands: { alba: { name: 'Alba', languages: ['es'], accounts: { alba: account } } },
    channels: { general: { slack: '#general' } },
    fallback: 'general',
  });
  const connection = how === 'called' ? {} : { pull: () => Promise.reject(new Error('nobody looks in this test')) };
  const form = await accountsForm({
    t: createTexts('es').in(locale),
    config,
    networks: new Map([['alba', connection]]),
    connecting: { accounts: new Map() },
    store: {
      accounts: { all: async () => (row ? [{ ...of, since: at, brokenFor: null, brokenAt: null, ...row }] : []) },
      accountAccess: { all: async () => [] },
    },
  } as unknown as ActionContext);
  return form.blocks.map((block) => ('inlines' in block ? readInlines(block.inlines) : '')).join('\n');
}

it('an account that is only called says when its last message came, not that nobody looked at it', async () => {
  const came = { contactAt: null, dataAt: at };
  expect(await said('es', 'called', came)).toMatch(/recibe mensajes; el último, \S/);
  expect(await said('pt', 'called', came)).toMatch(/recebe mensagens; a última, \S/);
  expect(await said('en', 'called', came)).toMatch(/receives messages; the last one \S/);
  expect(await said('es', 'called')).toContain('todavía no ha recibido ningún mensaje');
  expect(await said('es', 'looked at')).toContain('todavía no se ha consultado');
  expect(await said('es', 'looked at', { contactAt: at, dataAt: null })).toMatch(/funciona; último contacto \S/);
});
