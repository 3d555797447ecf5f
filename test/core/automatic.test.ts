import { describe, expect, it } from 'vitest';
import { whatToSay } from '#core/automatic/choose.ts';
import { fillIn } from '#core/automatic/words.ts';
import { Config } from '#core/config/config.ts';
import type { Article } from '#core/knowledge/article.ts';
import { createKnowledge, noKnowledge } from '#core/knowledge/knowledge.ts';
import { createTimeRules } from '#core/hours/rules.ts';
import { tell } from '#core/hours/ticket-clock.ts';
import { keepTime } from '#core/hours/keep-time.ts';
import { statusOf } from '#core/ticket/status.ts';
import type { Ticket } from '#core/ticket/ticket.ts';
import { createTexts } from '../../bot/build/texts.ts';
import { minutes, opened, person, scene, START, system, text, ticket } from './scene.ts';
import { article as anArticle } from '../support/article.ts';

const config = Config.parse({
  brands: {
    alba: {
      name: 'Alba',
      languages: ['es', 'pt'],
      accounts: {
        alba: { network: 'x', handle: 'alba' },
        robot: { network: 'x', handle: 'albarobot', kind: 'robot' },
        ana: { network: 'x', handle: 'ana_alba', kind: 'employee' },
      },
    },
  },
  channels: { general: { slack: '#general' } },
  fallback: 'general',
  hours: { day: { timeZone: 'Europe/Madrid', week: { 'mon-fri': '09:00-18:00' } } },
  service: [
    {
      hours: 'day',
      acknowledge: { es: 'Hola, {name}: volvemos el {opens}.', pt: 'Olá, {name}: voltamos na {opens}.' },
    },
  ],
  automatic: [
    { when: { words: ['horario'] }, say: { es: 'Abrimos de 9 a 20, {name}. Caso {number}.' } },
    { article: true },
  ],
});
const time = createTimeRules(config);
const article = (set: Partial<Article>): Article =>
  anArticle({
    id: 'devoluciones',
    title: 'Cómo devolver un pedido',
    questions: ['¿Cómo devuelvo un pedido?'],
    answer: 'Tienes 30 días para devolverlo: {url}',
    url: 'https://alba.example/devolver',
    auto: true,
    ...set,
  });
const texts = createTexts('es');
const NIGHT = new Date('2026-11-20T20:00:00Z');
const DAY = new Date('2026-11-20T10:00:00Z');

function said(
  set: Partial<Ticket> = {},
  { now = NIGHT, words = 'Me habéis cobrado dos veces', knowledge = noKnowledge } = {},
): string | null {
  const of = ticket({ account: 'alba', ...set });
  const facts = { ...of, author: 'carla', text: words };
  const found = whatToSay({ config, time, knowledge }, { ticket: of, facts, now });
  return found && fillIn(texts, found, { name: 'Carla', number: of.number, isRobot: of.account === 'robot' });
}

describe('what a rule says', () => {
  it('acknowledges outside hours, with when they begin again, in her language, marked as automatic', () => {
    expect(said()).toBe('Hola, Carla: volvemos el lunes 23 de noviembre a las 9:00.\n\nRespuesta automática');
    expect(said({ language: 'pt' })).toBe(
      'Olá, Carla: voltamos na segunda-feira 23 de novembro às 9:00.\n\nResposta automática',
    );
    // In a language that nobody approved a text for, that of the brand.
    expect(said({ language: 'fr' })).toContain('volvemos');
    expect(said({}, { now: DAY })).toBeNull();
  });

  it('answers what an approved text answers, at any hour, before it acknowledges', () => {
    const answer = 'Abrimos de 9 a 20, Carla. Caso 1.\n\nRespuesta automática';
    expect(said({}, { now: DAY, words: '¿Qué horario tenéis?' })).toBe(answer);
    expect(said({}, { words: '¿Qué horario tenéis?' })).toBe(answer);
  });

  it('answers nobody who is angry, whoever did not speak to us, nor in the name of an employee', () => {
    const words = '¿Qué horario es este?';
    expect(said({ sentiment: 'negative' }, { now: DAY, words })).toBeNull();
    expect(said({ kind: 'quote' }, { now: DAY, words })).toBeNull();
    expect(said({ kind: 'post' }, { words })).toBeNull();
    expect(said({ account: 'ana', accounts: ['ana'] }, { words })).toBeNull();
    expect(said({ account: 'robot', accounts: ['robot'] }, { words })).toContain('Soy un robot');
  });
});

describe('an article that answers by itself', () => {
  const words = '¿Cómo devuelvo un pedido?';
  it('is the best of all, and marked for it', () => {
    const asked = { now: DAY, words, knowledge: createKnowledge([article({})]) };
    expect(said({}, asked)).toBe(
      'Tienes 30 días para devolverlo: https://alba.example/devolver\n\nRespuesta automática',
    );
    expect(said({}, { ...asked, knowledge: createKnowledge([article({ auto: false })]) })).toBeNull();
    expect(said({}, { ...asked, knowledge: createKnowledge([article({ answer: '' })]) })).toBeNull();
    expect(said({ language: 'pt' }, asked)).toBeNull();
    expect(said({}, { ...asked, words: '¿Vendéis lámparas de mesa?' })).toBeNull();
  });
});

const rule = { kind: 'rule' as const, id: 'service 1' };
const say = { move: 'say-by-itself' as const, rule: 'service 1', draft: text('Volvemos el lunes') };

describe('a rule that speaks', () => {
  it('goes the way of every answer, and answers nobody: the conversation waits as before', () => {
    const told = scene(opened({ clock: null }));
    const changes = told.do(say, rule);
    expect(changes.jobs.map(({ job }) => job)).toContain('send-reply');
    const { id } = told.delivery();
    told.do({ move: 'delivery-starts', deliveryId: id }, system);
    const sent = told.do(
      {
        move: 'delivery-ends',
        deliveryId: id,
        outcome: { kind: 'sent', nativeId: '77', url: 'https://x.example/77', at: minutes(1) },
      },
      system,
    );
    expect(statusOf(told.view).kind).toBe('new');
    expect(told.view.ticket.firstAnsweredAt).toBeNull();
    expect(sent.time ?? []).toEqual([]);
    const kept = keepTime(opened(), sent, minutes(2));
    expect(kept && tell(kept.clock).now.askedSince).toBe(START.getTime());
  });

  it('speaks once, whatever comes', () => {
    const told = scene();
    told.do(say, rule);
    expect(told.try(say, rule)).toMatchObject({ kind: 'already' });
  });

  it('is silent for good as soon as a person has it, writes or has spoken', () => {
    const claimed = scene();
    claimed.do({ move: 'claim' }, person('lucia'));
    expect(claimed.try(say, rule)).toMatchObject({ kind: 'already' });
    const written = scene();
    written.do({ move: 'write', draft: text('Lo miro'), submit: false }, person('lucia'));
    written.do({ move: 'release' }, person('lucia'));
    expect(written.try(say, rule)).toMatchObject({ kind: 'already' });
    expect(scene(opened({ firstAnsweredAt: minutes(1) })).try(say, rule)).toMatchObject({ kind: 'already' });
    expect(scene().try({ ...say, draft: text('x', { target: 'other' }) }, rule)).toMatchObject({ kind: 'already' });
  });

  it('is for rules only', () => {
    expect(scene().try(say, person('lucia'))).toMatchObject({ kind: 'refused', code: 'right.missing' });
  });

  it('stands in nobody’s way once nobody can say whether it went out', () => {
    const told = scene();
    told.do(say, rule);
    const { id } = told.delivery();
    told.do({ move: 'delivery-starts', deliveryId: id }, system);
    told.do({ move: 'delivery-ends', deliveryId: id, outcome: { kind: 'unknown', detail: 'time-out' } }, system);
    const lost = told.do({ move: 'delivery-not-found', deliveryId: id, detail: 'not seen', giveUp: true }, system);
    expect(lost.thread ?? []).toEqual([]);
    told.do({ move: 'claim' }, person('lucia'));
    told.do({ move: 'write', draft: text('Ya estoy aquí'), submit: true }, person('lucia'));
    expect(statusOf(told.view).kind).toBe('approved');
  });
});
