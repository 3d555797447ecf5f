import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Evidence, Hints, MessageLabels } from '#core/ports/labels.ts';
import { learnt } from '../../../../adapters/text/labels/learnt.ts';
import { readMessage } from '../../../../adapters/text/labels/read-message.ts';
import { isQuiet } from '../../../../adapters/text/quiet-words.ts';
import { messagesFolder, readSet } from '../../../../bench/text/messages.ts';

const hints: Hints = { allowed: ['es', 'pt', 'en'] };
const read = (text: string): MessageLabels => readMessage(text, hints);
const quotes = (text: string, { places }: Evidence): string[] => places.map(([start, end]) => text.slice(start, end));

describe('the category of a message', () => {
  it.each([
    ['Me habéis cobrado dos veces la factura de octubre', 'complaint'],
    ['¿Dónde está mi paquete? Tenía que llegar el lunes y nadie responde', 'complaint'],
    ['¿A qué hora abrís los domingos?', 'question'],
    ['Quiero contratar la fibra para mi empresa, ¿cuánto cuesta?', 'lead'],
    ['Deberíais poner un modo oscuro en la app', 'suggestion'],
    ['Me encanta la chaqueta nueva, mil gracias!!', 'praise'],
    ['Gana 500€ al día desde casa, escríbeme por whatsapp, link en bio', 'spam'],
    ['A encomenda não chegou e ninguém responde', 'complaint'],
    ['Qual é o horário da loja ao sábado?', 'question'],
    ['Quanto custa para 40 pessoas? Queria reservar', 'lead'],
    ['Podiam pôr uma opção para filtrar por tamanho', 'suggestion'],
    ['Adorei o atendimento, muito obrigada!', 'praise'],
    ['I was charged twice and nobody answers', 'complaint'],
    ['What time do you open on Sundays?', 'question'],
    ["We're a small company, can I get a quote for 20 users?", 'lead'],
    ['It would be great if you added a dark mode', 'suggestion'],
    ['Amazing service, thank you so much!', 'praise'],
    ['Earn $500 a day from home, click the link in bio', 'spam'],
  ] as const)('%j is %s', (text, category) => {
    expect(read(text).category).toMatchObject({ value: category, guess: category });
  });

  it.each(['Hmm', 'xyzzy plugh', '👀'])('of %j is other or unsure', (text) => {
    expect([null, 'other']).toContain(read(text).category.value);
  });
});

describe('red words and urgency', () => {
  it.each([
    ['He encontrado un cristal en la ensalada', ['danger'], 'normal'],
    ['Huele a gas en la cocina desde que vino el técnico', ['danger'], 'urgent'],
    ['Mañana mismo llamo a mi abogado', ['legal'], 'soon'],
    ['Vou fazer queixa no Livro de Reclamações', ['legal'], 'soon'],
    ['I want to kill myself', ['self-harm'], 'urgent'],
    ['Me han clonado la tarjeta', ['fraud'], 'soon'],
    ['Your security guard was racist to my mother', ['discrimination'], 'normal'],
    ['my flight leaves in 2 hours and I am stuck at the gate', [], 'urgent'],
    ['Estou sem internet há três dias', [], 'soon'],
    ['¿Tenéis este modelo en azul?', [], 'normal'],
  ] as const)('%j: %j, %s', (text, red, urgency) => {
    const labels = read(text);
    expect(labels.red.value).toEqual(red);
    expect(labels.urgency.value).toBe(urgency);
  });

  it('call urgent what is likeliest urgent, although it is not sure', () => {
    const urgent = readSet(path.join(messagesFolder, 'third.jsonl'))
      .map(({ text, lang }) => readMessage(text, { ...hints, signs: [lang] }).urgency)
      .filter(({ guess }) => guess === 'urgent');
    expect(urgent.filter(({ value }) => value !== 'urgent')).toEqual([]);
    expect(urgent.filter(({ sure }) => sure < learnt.urgency().threshold)).not.toEqual([]);
  });

  it.each([
    'No hubo ningún incendio, solo fue un susto',
    'Nobody was hurt, all good',
    'Não é racista, é só mal-educado',
    'Me muero de risa con vuestros anuncios',
    'Me muero de calor en este vagón',
    'Morri de rir com o anúncio novo',
    "I'm dying to try the new menu",
    'your team is on fire lately!',
  ])('nothing is red in %j', (text) => {
    expect(read(text).red.value).toEqual([]);
  });
});

describe('the rest of a message', () => {
  it.each([
    ['Quiero que me devolváis el dinero', 'refund'],
    ['Cancela a minha conta por favor', 'cancel'],
    ['Quero cancelar o meu contrato', 'cancel'],
    ['I need to speak to a manager, call me', 'human'],
    ['¿Se puede pagar con tarjeta?', 'information'],
    ['Mil gracias, todo perfecto', 'none'],
  ] as const)('what the author of %j wants is %s', (text, intent) => {
    expect(read(text).intent.value).toBe(intent);
  });

  it('says what it found in the very words, joined where they touch', () => {
    const text = 'Hola, me habéis cobrado dos veces la factura';
    expect(quotes(text, read(text).category.why)).toEqual(['me habéis cobrado dos veces']);
    expect(read(text).category.why.key).toBe('evidence.words');
  });

  it('marks insults of people, and not swearing at a thing', () => {
    expect(read('Sois unos gilipollas').toxicity.value).toBe('toxic');
    expect(read('Seus filhos da puta').toxicity.value).toBe('toxic');
    expect(read('this damn app never works').toxicity.value).toBe('none');
  });

  it('finds brands by name, handle and hashtag, whatever the accents, and not inside other words', () => {
    const brands = [
      { id: 'loreal', words: ["L'Oréal"] },
      { id: 'alba', words: ['Alba', 'Casa Alba'] },
      { id: 'optima', words: ['Óptima'] },
    ];
    const of = (text: string): readonly string[] | null => readMessage(text, { ...hints, brands }).brands.value;
    expect(of("prefiero l'oreal")).toEqual(['loreal']);
    expect(of('@casa_alba no me gusta')).toEqual(['alba']);
    expect(of('#CasaAlba fatal')).toEqual(['alba']);
    expect(of('OPTIMA es mejor que Alba')).toEqual(['optima', 'alba']);
    expect(of('la albahaca y los albañiles')).toEqual([]);
  });

  it('says the area that most words speak of, and none where two are spoken of as much', () => {
    const areas = [
      { id: 'billing', words: ['factura', 'cobr*'] },
      { id: 'shipping', words: ['paquete', 'envío'] },
    ];
    const of = (text: string): string | null => readMessage(text, { ...hints, areas }).area.value;
    expect(of('me han cobrado mal la factura')).toBe('billing');
    expect(of('el envío del paquete')).toBe('shipping');
    expect(of('la factura del paquete')).toBeNull();
    expect(of('hola')).toBeNull();
  });

  it.each(['merci beaucoup', '我的包裹还没到', 'Paczka nie dotarła', 'asdf qwer'])(
    'says nothing of %j: its language is unknown, and so is each of its words',
    (text) => {
      const { language, category, sentiment, urgency, red } = readMessage(text, hints);
      expect([language, category, sentiment, urgency, red].map(({ value }) => value)).toEqual([
        null,
        null,
        null,
        null,
        null,
      ]);
      expect(category.why.key).toBe('evidence.unclear');
    },
  );

  it('gives no reason that is a word of no meaning', () => {
    for (const text of [
      'no pasa nada',
      'Hi, can you do it for me?',
      'e o que é isso?',
      'me habéis cobrado dos veces y nadie contesta',
    ]) {
      const labels = read(text);
      for (const why of [labels.category.why, labels.sentiment.why, labels.urgency.why, labels.red.why])
        for (const quote of quotes(text, why))
          expect(isQuiet(quote.toLowerCase().split(/\s+/u)), `${text}: ${quote}`).toBe(false);
    }
  });

  it('does not pretend to read what it does not', () => {
    for (const text of [
      'Waar is mijn bestelling gebleven? Ik wacht al drie weken',
      'Где мой заказ? Жду уже три недели',
    ]) {
      const labels = readMessage(text, { ...hints, signs: ['nl', 'ru'] });
      expect(labels.sentiment).toMatchObject({ value: null, why: { key: 'evidence.unread' } });
      expect([labels.category.value, labels.intent.value, labels.urgency.value, labels.red.value]).toEqual([
        null,
        null,
        null,
        null,
      ]);
    }
  });

  it.each(['', '\u0000', '   ', '\ud83d', '😀'.repeat(50), 'a'.repeat(100_000), '\u202e\u200b'])(
    'reads odd text %#: each label is within bounds and quotes what stands there',
    (text) => {
      // What no correction taught is not there.
      for (const { sure, why } of Object.values(read(text)).filter(Boolean)) {
        expect(sure).toBeGreaterThanOrEqual(0);
        expect(sure).toBeLessThanOrEqual(1);
        for (const [start, end] of why.places) expect(start >= 0 && start < end && end <= text.length).toBe(true);
      }
    },
  );
});
