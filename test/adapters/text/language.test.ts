import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTextAnalysis } from '../../../adapters/text/index.ts';

const analysis = createTextAnalysis();
const ours = ['es', 'pt', 'en'];

describe('the language of a text', () => {
  it.each([
    ['Me habéis cobrado dos veces la factura de octubre', 'es'],
    ['A minha encomenda devia ter chegado na terça e nada', 'pt'],
    ['My parcel arrived open and one of the mugs is broken', 'en'],
    ['Bonjour, je voudrais savoir quand arrive ma commande', 'fr'],
    ['Bon dia, encara espero la comanda que vaig fer fa dues setmanes', 'ca'],
    ['La talla M de la chaqueta me queda enorme', 'es'],
    ['Encara espero resposta', 'ca'],
    ['@alba @otra_cuenta https://t.example/abc llevo tres días esperando 😡😡', 'es'],
    ['@alba obrigado pela resposta rápida 💛', 'pt'],
    ['CADÊ O MEU PEDIDO?? JÁ PASSARAM DUAS SEMANAS!!!', 'pt'],
  ])('%j is %s', (text, language) => {
    expect(analysis.language(text, ours)).toBe(language);
  });

  it.each([
    '',
    'ok',
    'lol',
    '😀😀',
    '123 456',
    '@alba',
    'https://alba.example/pedido-en-espanol',
    '#️⃣ 🇪🇸',
    '\u200b\u200d',
    'no no no no no no no no no no no no',
    '¿Dónde está? '.repeat(40),
    'z'.repeat(400),
  ])('%j says nothing', (text) => {
    expect(analysis.language(text, ours)).toBeNull();
  });

  it.each([
    ['@alba لم يصلني طلبي بعد، أين هو؟ pedido 88213', 'ar'],
    ['سفارش من هنوز نرسیده است، چرا کسی جواب نمی‌دهد؟', 'fa'],
    ['Где мой заказ? Жду уже три недели', 'ru'],
    ['Де моє замовлення? Чекаю вже три тижні, ніхто не відповідає', 'uk'],
    ['איפה ההזמנה שלי?', 'he'],
    ['Πού είναι η παραγγελία μου;', 'el'],
    ['我的包裹还没有到，请问什么时候能送达？ order 12', 'zh'],
    ['荷物がまだ届いていません', 'ja'],
    ['제 주문은 어디에 있나요?', 'ko'],
    ['मेरा ऑर्डर अभी तक नहीं आया है', 'hi'],
    ['พัสดุของฉันอยู่ที่ไหน', 'th'],
  ])('of another script is said by the script: %j is %s', (text, language) => {
    expect(analysis.language(text, ours)).toBe(language);
  });

  const foreign: [string, string][] = [
    ['nl', 'Waar is mijn bestelling gebleven?'],
    ['nl', 'Ik wacht al drie weken op mijn pakje en niemand antwoordt'],
    ['eu', 'Non dago nire eskaera? Hiru aste daramatzat zain'],
    ['eu', 'Eskerrik asko erantzunagatik, baina paketea ez da iritsi'],
    ['tr', 'Siparişim nerede? Üç haftadır bekliyorum'],
    ['tr', 'Paketim hala gelmedi, kimse cevap vermiyor'],
    ['sv', 'Var är min beställning? Jag har väntat i tre veckor'],
    ['sv', 'Mitt paket kom fram trasigt, vad gör jag nu?'],
    ['id', 'Pesanan saya belum sampai, sudah tiga minggu menunggu'],
    ['id', 'Barang yang saya terima rusak, bagaimana ini?'],
    ['tl', 'Nasaan na ang order ko? Tatlong linggo na akong naghihintay'],
    ['pl', 'Gdzie jest moje zamówienie? Czekam już trzy tygodnie'],
    ['ro', 'Unde este comanda mea? Aștept de trei săptămâni'],
    ['da', 'Hvor er min ordre? Jeg har ventet i tre uger'],
    ['fi', 'Missä tilaukseni on? Olen odottanut kolme viikkoa'],
    ['hu', 'Hol van a rendelésem? Három hete várok'],
    ['vi', 'Đơn hàng của tôi đâu rồi? Tôi đã đợi ba tuần'],
    ['sw', 'Agizo langu liko wapi? Nimesubiri wiki tatu'],
    ['hr', 'Gdje je moja narudžba? Čekam već tri tjedna'],
  ];

  it.each(foreign)('that nobody here expects is %s where the network says so too: %j', (language, text) => {
    expect(analysis.language(text, ours, [language])).toBe(language);
  });

  it.each(foreign)('that nobody here expects is %s or nothing, never another: %j', (language, text) => {
    expect([language, null]).toContain(analysis.language(text, ours));
    expect([language, null]).toContain(analysis.language(text, ours, ['es']));
  });

  it.each([
    ['HELP ME', 'en'],
    ['fix this', 'en'],
    ['come on...', 'en'],
    ['muy mal', 'es'],
    ['tudo mal', 'pt'],
    ['bom dia', 'pt'],
    ['hola mundo oculto', 'es'],
    ['nao funciona nada', 'pt'],
    ['no funciona nada', 'es'],
  ])('of two words is said where it is clear: %j is %s', (text, language) => {
    expect(analysis.language(text, ours)).toBe(language);
  });

  it.each([
    'no funciona',
    'todo mal',
    'que tal',
    'a ver',
    'super bien',
    'Zara Home',
    'Madrid Serrano',
    'dank je',
    'merci',
    'ok ok',
    'vale',
    'si',
    'Nike Air Max',
    'iPhone 15',
    'Где заказ',
  ])('of a word or two that could be several is not said: %j', (text) => {
    expect(analysis.language(text, ours)).toBeNull();
  });

  it.each([
    'Boas tardes, aínda non chegou o meu pedido e ninguén me responde, grazas',
    'Unha pregunta: cando abrides a tenda da rúa do Príncipe? Moitas grazas',
    'Quería saber se tedes xa a talla que vos pedín a semana pasada',
    'Isto é unha vergoña, levo dúas semanas agardando e non me dicides nada',
    'Xa non sei que facer coa vosa aplicación',
  ])('is Galician or nothing, and neither Portuguese nor Spanish: %j', (text) => {
    expect(['gl', null]).toContain(analysis.language(text, ours));
    expect(['gl', null]).toContain(analysis.language(text, ours, ['pt']));
  });

  it('where two are as near, what the network or an earlier message says decides', () => {
    expect(analysis.language('La talla M de la chaqueta me queda enorme', ours, ['en'])).toBe('es');
    expect(analysis.language('Me habéis cobrado dos veces la factura de octubre', ours, ['pt'])).toBe('es');
    expect(analysis.language('Encara espero resposta', ours, ['ca'])).toBe('ca');
  });

  it('does not mix up two brands', () => {
    expect(analysis.language('Goedemorgen, waar blijft mijn pakket alsjeblieft', ['nl'])).toBe('nl');
    expect(analysis.language('Hola, ¿dónde está mi paquete?', ours)).toBe('es');
    expect(analysis.language('Goedemorgen, waar blijft mijn pakket alsjeblieft', ['nl'])).toBe('nl');
  });
});

const folder = process.env['RECADO_SHARED_DATA'];

describe('the language of real posts', () => {
  it.for([
    ['spanish', 'es', 0.97],
    ['portuguese', 'pt', 0.94],
    ['english', 'en', 0.97],
    ['french', 'fr', 0.96],
  ] as const)('%s', ([name, language, least], { skip }) => {
    if (folder === undefined) return skip('RECADO_SHARED_DATA names no folder of real posts');
    const texts = readFileSync(path.join(folder, 'xlm-t', name, 'val_text.txt'), 'utf8')
      .split('\n')
      .filter(Boolean);
    const right = texts.filter((text) => analysis.language(text, ours) === language).length;
    expect(texts.length).toBeGreaterThan(300);
    expect(right / texts.length).toBeGreaterThan(least);
  });
});
