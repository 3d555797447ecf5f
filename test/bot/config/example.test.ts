import { readFileSync } from 'node:fs';
import path from 'node:path';
import ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Config } from '#core/config/config.ts';
import { approvalFor } from '#core/ticket/approval.ts';
import { simulatedNetworks } from '../../../sandbox/networks.ts';
import { createRouting } from '../../support/routed.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { configSchema, schemaFile, schemaText } from '../../../bot/config/schema.ts';

const example = path.join(import.meta.dirname, '..', '..', '..', 'recado.yaml');

describe('the example', () => {
  const config = loadConfig(example);
  const router = createRouting(config);
  const route = (text: string) =>
    router({
      brand: 'alba',
      accounts: ['alba'],
      network: 'x',
      kind: 'mention',
      language: 'es',
      author: 'carla',
      text,
      profile: '',
    });

  it('has an account on every network that the local workspace plays, X first, so that a newcomer sees all of them', () => {
    const networks = Object.values(config.brands).flatMap(({ accounts }) =>
      Object.values(accounts).map((one) => one.network),
    );
    expect(networks[0]).toBe('x');
    expect(networks.toSorted()).toEqual(simulatedNetworks.map(({ id }) => id).toSorted());
    expect(config.privateTo).toBeDefined();
  });

  it('may call a right what it was called in an earlier version', () => {
    const { roles } = Config.parse({ ...parse(readFileSync(example, 'utf8')), roles: { helper: ['read', 'move'] } });
    expect(roles).toEqual({ helper: ['read', 'transfer'] });
  });

  it('begins with the channel and the person of the first message', () => {
    const {
      route: { channels },
      area,
    } = route('@alba me habéis cobrado dos veces la factura de octubre. ¿Cuándo me devolvéis el dinero?');
    expect(channels[0]).toBe(Object.keys(config.channels)[0]);
    expect(area).toBe('billing');
    expect(config.people[Object.keys(config.people)[0] ?? '']?.roles).toContain('agent');
  });

  it.each([
    ['@alba a minha encomenda devia ter chegado na terça', 'envios'],
    ['@alba ¿a qué hora abre el domingo la tienda de Bilbao?', 'tiendas'],
    ['@alba does the oak lamp come with a bulb?', 'producto'],
    ['@alba os voy a denunciar', 'redes'],
    ['Obrigada @alba!', 'redes'],
  ])('%s -> %s', (text, channel) => {
    expect(route(text).route.channels[0]).toBe(channel);
  });

  it('asks nobody for product, the experts for billing, and names somebody else for the rest', () => {
    const by = (area: string | null, text = '') =>
      approvalFor(config, {
        brand: 'alba',
        accounts: ['alba'],
        network: 'x',
        kind: 'mention',
        area,
        region: null,
        centre: null,
        sentiment: null,
        category: null,
        urgency: null,
        topic: null,
        intent: null,
        red: null,
        toxicity: null,
        mentioned: null,
        tags: [],
        language: 'es',
        author: 'c',
        text,
        accountKind: 'official',
      });
    expect(by('product').rule).toBe(0);
    expect(by('billing').by).toBe('area-experts');
    expect(by(null).by).toEqual({ people: ['ivan', 'emma'] });
    expect(by('product', 'llamo a mi abogado')).toMatchObject({ by: { people: ['emma', 'ivan'] }, fourEyes: 'strict' });
  });

  it('speaks all three languages', () => {
    expect(new Set(Object.values(config.people).map(({ language }) => language))).toEqual(new Set(['es', 'pt', 'en']));
  });

  it('points editors to the schema', () => {
    expect(readFileSync(example, 'utf8').split('\n', 1)[0]).toBe(
      '# yaml-language-server: $schema=./recado.schema.json',
    );
  });
});

describe('the schema', () => {
  it('is current; if not, run `npm run schema`', () => {
    expect(readFileSync(schemaFile, 'utf8')).toBe(schemaText());
  });

  it('takes the example and finds a mistake in it', () => {
    const validate = new ajv2020.default({ strict: false, validateFormats: false }).compile(configSchema());
    const raw: unknown = parse(readFileSync(example, 'utf8'));
    expect(validate(raw), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...Object(raw), langage: 'es' })).toBe(false);
  });
});
