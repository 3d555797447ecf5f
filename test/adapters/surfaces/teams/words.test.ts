import { describe, expect, it } from 'vitest';
import { htmlText, readCommand, readWritten } from '../../../../adapters/surfaces/teams/inbound/words.ts';

const recipient = { id: '28:bot', name: 'Recado' };
const mention = (id: string, name: string) => ({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id, name } });
const quoted = (messageId: string) => ({ type: 'quotedReply', quotedReply: { messageId } });
const html = (content: string) => ({ contentType: 'text/html', content });
const read = (
  text: string,
  more: { entities?: { type: string }[]; attachments?: { contentType: string; content: string }[] } = {},
) => readWritten({ text, recipient, entities: more.entities ?? [], attachments: more.attachments ?? [] });

describe('what a person wrote in Teams', () => {
  it('leaves our name out and keeps those of others', () => {
    const entities = [mention('28:bot', 'Recado'), mention('29:bruno', 'Bruno Pires')];
    expect(read('<at>Recado</at> queue\u00a0ahora', { entities })).toEqual({ text: 'queue ahora', mentionsUs: true });
    expect(read('Pregunta a <at>Bruno Pires</at>\r\nhoy', { entities })).toEqual({
      text: 'Pregunta a Bruno Pires\nhoy',
      mentionsUs: true,
    });
    expect(read('Hola', { entities: [mention('29:bruno', 'Recado')] })).toEqual({ text: 'Hola', mentionsUs: false });
  });

  it('reads signs written as HTML only where the HTML beside them says so', () => {
    expect(read('a &lt; b &amp; c', { attachments: [html('<p>a &lt; b &amp; c</p>')] }).text).toBe('a < b & c');
    // She typed the very letters.
    expect(read('write &lt; here', { attachments: [html('<p>write &amp;lt; here</p>')] }).text).toBe('write &lt; here');
    expect(read('&lt;b&gt;')).toEqual({ text: '&lt;b&gt;', mentionsUs: false });
    expect(read('1 < 2 & 3', { attachments: [html('<p>1 &lt; 2 &amp; 3</p>')] }).text).toBe('1 < 2 & 3');
    expect(read('&#8364;&#x1F600;', { attachments: [html('<div>€😀</div>')] }).text).toBe('€😀');
    expect(read('&#99999999;', { attachments: [html('<div>&#99999999;</div>')] }).text).toBe('&#99999999;');
  });

  const emoji = (alt: string) =>
    `<img itemscope itemtype="http://schema.skype.com/Emoji" src="https://x.example/e.png" alt="${alt}" style="width:20px">`;

  it.each([
    ['', `<p>${emoji('👍')}</p>`, '👍'],
    ['Sí, claro', `<p>Sí, claro ${emoji('🙂')}</p>`, 'Sí, claro 🙂'],
    ['Sí, claro 🙂', `<p>Sí, claro ${emoji('🙂')}</p>`, 'Sí, claro 🙂'],
    [
      '',
      '<div><emoji id="smile" alt="😀" title="Smile"></emoji> <customemoji alt="alba"></customemoji></div>',
      '😀 alba',
    ],
    [
      'Mira esto',
      '<p>Mira <a href="https://x.example/a?b=1&amp;c=2">esto</a></p>',
      'Mira esto (https://x.example/a?b=1&c=2)',
    ],
    [
      'https://x.example/',
      '<p><a href="https://x.example/" title="x">https://x.example/</a></p>',
      'https://x.example/',
    ],
    ['x.example', '<p><a href="https://x.example">x.example</a></p>', 'x.example'],
    ['ana@x.example', '<p><a href="mailto:ana@x.example">ana@x.example</a></p>', 'ana@x.example'],
    ['escribe a Ana', '<p>escribe a <a href="mailto:ana@x.example">Ana</a></p>', 'escribe a Ana (ana@x.example)'],
    ['una\ndos', `<p>una ${emoji('🎉')}</p><p>dos</p>`, 'una 🎉\ndos'],
    ['con foto', '<p>con foto<img alt="image" src="https://x.example/p.png" itemid="7"></p>', 'con foto'],
    ['', '<p>&nbsp;</p>', ''],
    ['otra cosa', `<p>esto ${emoji('🎉')}</p>`, 'otra cosa'],
  ])('takes from the HTML what stands only there: %j with %j', (text, content, words) => {
    expect(read(text, { attachments: [html(content)] }).text).toBe(words);
  });

  it('leaves our name out and keeps those of others in the HTML too', () => {
    const span = (place: number, name: string) =>
      `<span itemscope itemtype="http://schema.skype.com/Mention" itemid="${place}">${name}</span>`;
    const entities = [mention('28:bot', 'Recado'), mention('29:bruno', 'Bruno Pires')];
    const content = `<p>${span(0, 'Recado')}&nbsp;lo sabe ${span(1, 'Bruno Pires')} ${emoji('👍')}</p>`;
    expect(read('<at>Recado</at> lo sabe <at>Bruno Pires</at>', { entities, attachments: [html(content)] })).toEqual({
      text: 'lo sabe Bruno Pires 👍',
      mentionsUs: true,
    });
  });

  it('leaves out what is quoted', () => {
    const content = `<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="18"><p>antes <blockquote>más</blockquote> ${emoji('😡')}</p></blockquote><p>ya ${emoji('👍')}</p>`;
    expect(read('ya', { attachments: [html(content)] })).toEqual({ text: 'ya 👍', mentionsUs: false, quotes: '18' });
    expect(htmlText(`<div><p>Hola <b>a</b><br>&lt;todos&gt; ${emoji('👋🏼')}</p></div>`)).toBe('Hola a\n<todos> 👋🏼');
  });

  it('reads in time that grows with the length only', () => {
    const hostile = [
      '<',
      '<a',
      '<a ',
      '<a>',
      '<a href="x',
      '<img alt="',
      '<blockquote>',
      '<blockquote itemtype="http://schema.skype.com/Reply" itemid="1">',
      '&',
      '&#1',
      '<at',
      '<at>x',
      '<span>',
      'a=',
      '<!--',
      '\u00a0 ',
    ];
    for (const each of hostile) {
      const long = each.repeat(Math.ceil(25_000 / each.length));
      expect(typeof htmlText(long)).toBe('string');
      expect(
        typeof read(long, {
          attachments: [html(`${long}>`)],
          entities: [Object.assign(mention('29:x', 'x'), { text: long })],
        }).text,
      ).toBe('string');
    }
  });

  it('knows which message it answers by quoting', () => {
    expect(read('Desde octubre', { entities: [quoted('17')] })).toEqual({
      text: 'Desde octubre',
      mentionsUs: false,
      quotes: '17',
    });
    expect(read('<quoted messageId="17"/> Desde octubre', { entities: [quoted('17')] }).text).toBe('Desde octubre');
    const quote =
      '<blockquote itemscope itemtype="http://schema.skype.com/Reply" itemid="18"><p>before</p></blockquote><p>Desde octubre</p>';
    expect(read('Desde octubre', { attachments: [html(quote)] })).toEqual({
      text: 'Desde octubre',
      mentionsUs: false,
      quotes: '18',
    });
  });

  it.each([
    ['mine', 'mine'],
    ['  MIAS ', 'MIAS'],
    ['Mías', 'Mías'],
    ['find factura 12', 'find factura 12'],
    ['buscar factura', 'buscar factura'],
    ['link ABC123', 'link ABC123'],
    ['/recado queue', 'queue'],
    ['/recado whatever this is', 'whatever this is'],
    ['/recado', ''],
    ['ajuda', 'ajuda'],
    ['crisis', 'crisis'],
    ['Crise', 'Crise'],
    ['escuta', 'escuta'],
    ['relatório', 'relatório'],
    ['artículos', 'artículos'],
  ])('%j is a command', (text, command) => {
    expect(readCommand({ text, mentionsUs: false })).toEqual({ text: command, home: false });
  });

  it.each(['home', 'Início', '/recado home'])('%j asks for her page', (text) => {
    expect(readCommand({ text, mentionsUs: false })).toMatchObject({ home: true });
  });

  it.each([
    'Desde octubre',
    'mine is the blue one',
    'cola de pegar',
    'ayuda al cliente con esto',
    '/recados',
    'helping',
    '',
  ])('%j is an answer', (text) => {
    expect(readCommand({ text, mentionsUs: false })).toBeUndefined();
  });

  it('takes a quoted answer for one whatever it says', () => {
    expect(readCommand({ text: 'mine', mentionsUs: false, quotes: '17' })).toBeUndefined();
    expect(readCommand({ text: 'find it in the shop', mentionsUs: false, quotes: '17' })).toBeUndefined();
    expect(readCommand({ text: '/recado mine', mentionsUs: false, quotes: '17' })).toEqual({
      text: 'mine',
      home: false,
    });
  });
});
