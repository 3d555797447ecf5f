import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clauseChecks } from '#core/config/config.ts';
import { checks } from '#core/persona/checks/registry.ts';
import { quotingChecks } from '#core/ticket/draft.ts';
import { found, marked } from './manual.ts';

describe('the checks of the manual', () => {
  it('have a file each, and the registry names every one', () => {
    const files = readdirSync(path.join(import.meta.dirname, '..', '..', '..', 'bot', 'core', 'persona', 'checks'))
      .filter((file) => file !== 'registry.ts')
      .map((file) => file.replace(/\.ts$/, ''));
    expect(files.toSorted()).toEqual([...clauseChecks].toSorted());
    expect(Object.keys(checks).toSorted()).toEqual([...clauseChecks].toSorted());
  });

  it('say nothing of an answer that keeps the whole manual', () => {
    const asked = '¿Cuándo llega mi lámpara? Llevo dos semanas esperando y nadie contesta.';
    const answer =
      'Hola, Ana:\nSentimos la espera de tu lámpara. Estamos mirando con el almacén cuándo llega y te escribimos por aquí.\n\nEl equipo de Alba';
    expect(found(answer, { replyTo: asked, locale: 'es-ES' })).toEqual([]);
  });

  it('quote the customer in none but those that are known to', () => {
    const hers =
      '¿Cuándo llega mi zarrampla? ¿Y la tarulla verdosa? Me llamo Carlonia, 612345678, carlonia@zarra.example #zarra 😡';
    const answers = [
      'Estimado cliente: obviamente es culpa tuya 😊 #hola. Escríbenos tu DNI a www.otra.example. Seguro que mañana.',
      'Gracias.',
    ];
    const quoting = answers
      .flatMap((answer) => found(answer, { replyTo: hers, locale: 'es-ES' }))
      .filter(({ excerpt, params }) => /zarr|tarulla|verdosa|carlonia|6123/iu.test(JSON.stringify([excerpt, params])));
    expect([...new Set(quoting.map(({ check }) => check))].toSorted()).toEqual([...quotingChecks].toSorted());
  });

  it('mark the very words, wherever they stand', () => {
    const draft = 'Hola, Ana: 😊 ÉS CULPA TUYA, y mañana te llega. El equipo de Alba';
    for (const { excerpt, place } of found(draft, { locale: 'es-ES' }))
      if (place) expect(draft.slice(place.start, place.end)).toBe(excerpt);
    expect(marked('forbidden-words', draft, { locale: 'es-ES' })).toEqual(['ÉS CULPA TUYA']);
  });

  it.each([
    ['fue culpa suya no mirarlo', 'es', 'fue culpa suya'],
    ['la culpa ha sido tuya por lavarla', 'es', 'la culpa ha sido tuya'],
    ['eso ha sido por su culpa', 'es', 'por su culpa'],
    ['Disculpen las molestias', 'es', 'Disculpen las molestias'],
    ['agradezco su paciencia', 'es', 'agradezco su paciencia'],
    ['Obviamente no', 'es', 'Obviamente'],
    ['OBVIAMENTE', 'es', 'OBVIAMENTE'],
    ['estimados clientes', 'es', 'estimados clientes'],
    ['a culpa foi sua', 'pt', 'a culpa foi sua'],
    ['prezada cliente', 'pt', 'prezada cliente'],
    ['dear customers', 'en', 'dear customers'],
  ])('finds a phrase in any inflection: %s', (draft, locale, words) => {
    expect(marked('forbidden-words', draft, { locale })).toEqual([words]);
  });

  it.each([
    ['He leído tu mensaje', 'es'],
    ['No tienes la culpa', 'es'],
    ['Já li a tua mensagem', 'pt'],
    ['That was our fault', 'en'],
  ])('leaves other words alone: %s', (draft, locale) => {
    expect(marked('forbidden-words', draft, { locale })).toEqual([]);
  });

  it('names the better word', () => {
    expect(
      found('Las incidencias de otros usuarios', { locale: 'es' }).filter(({ check }) => check === 'preferred-words'),
    ).toMatchObject([
      { excerpt: 'incidencias', params: { better: 'problema' } },
      { excerpt: 'usuarios', params: { better: 'cliente' } },
    ]);
    expect(marked('preferred-words', 'Te abonaremos el importe', { locale: 'es' })).toEqual(['abonaremos']);
    expect(marked('preferred-words', 'Hay abono de uso diario', { locale: 'es' })).toEqual([]);
  });

  it.each([
    ['te lo devolvemos mañana', 'es'],
    ['Mañana te lo devolvemos', 'es'],
    ['vas a recibirlo antes del viernes', 'es'],
    ['te llegará en 24 horas', 'es'],
    ['estará resuelto esta semana', 'es'],
    ['le llega hoy mismo', 'es'],
    ['devolvemos-te o dinheiro amanhã sem falta', 'pt'],
    ['chega até sexta-feira', 'pt'],
    ['você recebe em 2 dias', 'pt'],
    ["you'll have it tomorrow", 'en'],
    ['it will arrive by Friday', 'en'],
    ["we'll refund you within 24 hours", 'en'],
    ['te garantizamos que llega', 'es'],
    ['No volverá a pasar', 'es'],
    ['garantimos que não volta a acontecer', 'pt'],
    ['I promise', 'en'],
    ['te regalamos la funda', 'es'],
    ['oferecemos-te um desconto de 10%', 'pt'],
    ["it's on us", 'en'],
  ])('hears a promise: %s', (draft, locale) => {
    expect(marked('promises', draft, { locale })).not.toEqual([]);
  });

  it.each([
    ['Te escribimos mañana por privado', 'es'],
    ['No podemos prometer que te llegue mañana', 'es'],
    ['Mañana abrimos a las 10', 'es'],
    ['Todavía no sabemos si llega hoy', 'es'],
    ['La lámpara tiene dos años de garantía', 'es'],
    ['El paquete salió ayer', 'es'],
    ['Escrevemos-te amanhã por mensagem', 'pt'],
    ['Não podemos garantir quando chega', 'pt'],
    ['A loja abre amanhã às 10h', 'pt'],
    ["We'll write to you tomorrow", 'en'],
    ["We can't promise when it will arrive", 'en'],
    ['The shop opens tomorrow at 10', 'en'],
  ])('hears none: %s', (draft, locale) => {
    expect(marked('promises', draft, { locale })).toEqual([]);
  });

  it.each([
    ['Le escribimos por su pedido', 'es-ES', ['Le escribimos', 'su pedido']],
    ['Díganos qué pasó con tu pedido', 'es-MX', ['tu']],
    ['¿Nos escribes por privado?', 'es-MX', ['escribes']],
    ['Si tienes el ticket, tráelo', 'es-AR', ['tienes', 'tráelo']],
    ['Contanos qué querés hacer', 'es-ES', ['Contanos', 'querés']],
    ['Envie-nos o seu pedido', 'pt-PT', ['Envie-nos', 'o seu pedido']],
    ['Podes escrever-nos? O teu pedido está aqui', 'pt-BR', ['Podes', 'teu']],
    ['Dear Sir, we are on it', 'en', ['Dear Sir']],
  ])('hears how people are addressed: %s', (draft, locale, words) => {
    expect(marked('formality', draft, { locale })).toEqual(words);
  });

  it.each([
    ['Cuéntanos qué pasó y te ayudamos con tu pedido', 'es-ES'],
    ['La tienda puede tardar; su horario está en la web', 'es-ES'],
    ['Le ayudamos con su pedido. ¿Nos escribe por privado?', 'es-MX'],
    ['Contanos qué pasó con tu pedido, ¿querés?', 'es-AR'],
    ['Conta-nos o que se passou com o teu pedido', 'pt-PT'],
    ['Você nos conta o que houve com o seu pedido?', 'pt-BR'],
    ["We're on it, Ana", 'en'],
    ["That's Mrs Bell, ask her", 'en'],
    ['Te guardamos el "Hazlo usted" en la tienda', 'es-ES'],
    ['Falámos com o senhor da loja e avisamos-te', 'pt-PT'],
  ])('is content with: %s', (draft, locale) => {
    expect(marked('formality', draft, { locale })).toEqual([]);
  });

  it('knows its hosts, and no host that only looks like them', () => {
    const how = { locale: 'es' };
    expect(marked('links', 'Mira https://ayuda.alba.example/x y alba.example/envios', how)).toEqual([]);
    expect(marked('links', 'Mira https://bit.ly/3x, www.otra.com', how)).toEqual(['https://bit.ly/3x', 'www.otra.com']);
    expect(marked('links', 'https://alba.example.malo.com https://alba.example@malo.com', how)).toHaveLength(2);
    expect(marked('links', 'mide 1.20 x 0.80 m.Es plegable y pesa 4.5 kg', how)).toEqual([]);
    expect(marked('links', 'escribe a ana@otra.com o a @ana.otra.com', how)).toEqual([]);
  });

  it('sees data asked for in public, and not in private', () => {
    expect(marked('personal-data-asked', '¿Nos das tu teléfono?', { locale: 'es' })).toEqual(['Nos das tu teléfono']);
    expect(marked('personal-data-asked', 'Envia-nos o teu NIF', { locale: 'pt' })).toEqual(['Envia-nos o teu NIF']);
    expect(marked('personal-data-asked', 'Could you send us your order number?', { locale: 'en' })).toHaveLength(1);
    for (const fine of [
      'Mándanos tu teléfono por mensaje privado',
      'No nos escribas tu DNI aquí',
      'Llama a nuestro teléfono',
    ])
      expect(marked('personal-data-asked', fine, { locale: 'es' }), fine).toEqual([]);
    expect(marked('personal-data-asked', '¿Nos das tu teléfono?', { locale: 'es', isPrivate: true })).toEqual([]);
  });

  it('wants to go on in private where the matter is hers alone', () => {
    const how = { replyTo: 'Me habéis cobrado dos veces', locale: 'es' };
    expect(marked('move-to-private', 'Lo miramos', how)).toEqual(['all']);
    expect(marked('move-to-private', 'Escríbenos por mensaje privado', how)).toEqual([]);
    expect(marked('move-to-private', 'Lo miramos', { ...how, isPrivate: true })).toEqual([]);
  });

  it('looks for greeting and signature by their words, in the variety of the country', () => {
    expect(marked('greeting', '¡HOLA ANA! Sí.', { locale: 'es' })).toEqual([]);
    expect(marked('greeting', '@ana Hola: sí.', { locale: 'es' })).toEqual([]);
    expect(marked('greeting', 'Sí, hola.', { locale: 'es' })).toEqual(['all']);
    expect(marked('signature', 'Olá! Sim. Equipe Alba', { locale: 'pt-BR' })).toEqual([]);
    expect(marked('signature', 'Olá! Sim. Equipe Alba', { locale: 'pt-PT' })).toEqual(['all']);
    expect(marked('signature', 'Hola. Sí. El equipo de Alba 💛 #AlbaContigo', { locale: 'es' })).toEqual([]);
  });

  it('counts emoji and hashtags, and knows those of the brand', () => {
    const emoji = (draft: string, replyTo = '¿Tenéis tazas azules?'): string[] =>
      marked('emoji', draft, { locale: 'es', replyTo });
    expect(emoji('Sí 💛')).toEqual([]);
    expect(emoji('Sí 🙌🏽')).toEqual([]);
    expect(emoji('Sí 🚀')).toEqual(['🚀']);
    expect(emoji('Sí 💛😊')).toEqual(['😊']);
    expect(emoji('Lo sentimos 💛', 'Ha llegado rota')).toEqual(['💛']);
    expect(marked('hashtags', 'Sí #albacontigo', { locale: 'es' })).toEqual([]);
    expect(marked('hashtags', 'Sí #rebajas, nº #1', { locale: 'es' })).toEqual(['#rebajas']);
  });

  it('reads clauses of an account kind only there', () => {
    const how = { locale: 'es', accountKind: 'employee' as const };
    expect(marked('required-words', 'Pásate por la tienda', how)).toEqual(['all']);
    expect(marked('required-words', 'Trabajo en Alba: pásate', how)).toEqual([]);
    expect(marked('required-words', 'Pásate por la tienda', { locale: 'es' })).toEqual([]);
    expect(marked('forbidden-words', 'Con este gobierno ya se sabe', how)).toEqual(['gobierno']);
  });

  it('knows a copy of an earlier answer, whoever it greets', () => {
    const before =
      'Hola, Luis:\nSentimos el retraso de tu lámpara. Estamos mirando con el almacén qué ha pasado.\n\nEl equipo de Alba';
    const again = before.replace('Luis', 'Ana').replace('lámpara', 'mesa');
    expect(marked('copied', again, { locale: 'es', answered: [before] })).toEqual(['all']);
    expect(
      marked('copied', 'Hola, Ana:\nHay talla 40 en Serrano, te la guardan.\n\nEl equipo de Alba', {
        locale: 'es',
        answered: [before],
      }),
    ).toEqual([]);
  });

  it('asks for an answer to each question', () => {
    const replyTo = '¿A qué hora abrís el sábado? ¿Y tenéis aparcamiento?';
    const open = (draft: string): unknown[] =>
      found(draft, { locale: 'es', replyTo }).flatMap(({ check, params }) =>
        check === 'questions' ? [params['question']] : [],
      );
    expect(open('Abrimos a las 10.')).toEqual(['¿Y tenéis aparcamiento?']);
    expect(open('Abrimos a las 10 y hay aparcamiento en la plaza.')).toEqual([]);
    expect(open('Abrimos a las 10 y sí.')).toEqual([]);
  });

  it('wants a word for the person and a next step where she complains, and no jokes', () => {
    const how = { locale: 'es', replyTo: 'La lámpara ha llegado rota y nadie me contesta' };
    expect(marked('empathy', 'Estamos mirando lo de la lámpara', how)).toEqual(['all']);
    expect(marked('empathy', 'Sentimos lo de la lámpara', how)).toEqual([]);
    expect(marked('next-step', 'Sentimos lo de la lámpara', how)).toEqual(['all']);
    expect(marked('next-step', 'Sentimos lo de la lámpara. Te escribimos por aquí.', how)).toEqual([]);
    expect(marked('tone', '¡Genial! jajaja la lámpara', how)).not.toEqual([]);
    expect(marked('tone', 'Sentimos lo de la lámpara', how)).toEqual([]);
    expect(marked('empathy', 'Sí', { locale: 'es', replyTo: '¿Tenéis lámparas?' })).toEqual([]);
    expect(marked('own-words', 'Gracias por escribir', how)).toEqual(['all']);
  });

  it('keeps private answers short by the manual, and public ones by the network', () => {
    const long = `Hola, Ana: ${'Seguimos con ello. '.repeat(40)}El equipo de Alba`;
    const length = (isPrivate: boolean) =>
      found(long, { locale: 'es', isPrivate }).filter(({ check }) => check === 'length');
    expect(length(true)).toMatchObject([{ clause: '2.3', severity: 'warn', params: { max: 600 } }]);
    expect(length(false)).toMatchObject([{ clause: '2.2', severity: 'stop', params: { max: 280 } }]);
  });
});
