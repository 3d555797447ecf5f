import { describe, expect, it } from 'vitest';
import { readSubmission } from '../../../../adapters/surfaces/slack/inbound/click.ts';
import { emojiIn, plainWords, typedWords, type Names } from '../../../../adapters/surfaces/slack/inbound/words.ts';

const known: Record<keyof Names, Record<string, string>> = {
  person: { U7MHK1KCE6A: 'João Pereira' },
  channel: { C64JC4K2CP8: 'envíos' },
  group: { S1: 'guardia' },
};
const names: Names = {
  person: async (id) => known.person[id],
  channel: async (id) => known.channel[id],
  group: async (id) => known.group[id],
};
const plain = (text: string, emoji?: string[]): Promise<string> =>
  plainWords({ text, emoji: emoji && new Set(emoji) }, names);

describe('words of a Slack message', () => {
  it('are what people read there', async () => {
    expect(
      await plain(
        'Ya está devuelto :+1: lo vio <@U7MHK1KCE6A> en <#C64JC4K2CP8|envíos>, *mañana* lo verás :wave::skin-tone-3:',
      ),
    ).toBe('Ya está devuelto 👍 lo vio João Pereira en #envíos, mañana lo verás 👋🏼');
  });

  it.each([
    [':simple_smile: :slightly_smiling_face: :thumbsup: :heart:', '🙂 🙂 👍 ❤️'],
    [':flag-es::es:', '🇪🇸🇪🇸'],
    ['hola:+1:', 'hola👍'],
    [':handshake::skin-tone-2-4:', '🫱🏻‍🫲🏽'],
    [':heart::skin-tone-2:', '❤️'],
    ['de 10:30:45 a 10:100:20', 'de 10:30:45 a 10:100:20'],
    ['opción a:b:c', 'opción a:b:c'],
    ['nota:hola:+1:', 'nota:hola👍'],
    ['::::', '::::'],
  ])('tell emoji by their signs: %j', async (text, read) => {
    expect(await plain(text)).toBe(read);
  });

  it("tell a team's own emoji by its name, and leave alone what only looks like one", async () => {
    expect(await plain('listo :alba-logo: ya')).toBe('listo alba-logo ya');
    expect(await plain('listo :alba-logo: ya', ['alba-logo'])).toBe('listo alba-logo ya');
    expect(await plain('ver :aquí: y :alba-logo:', ['alba-logo'])).toBe('ver :aquí: y alba-logo');
    expect(await plain('ver :aqui: abajo', [])).toBe('ver :aqui: abajo');
  });

  it.each([
    ['<@U7MHK1KCE6A|joao> y <@U0000000000>', 'João Pereira y …'],
    ['<@U0000000000|ana>', 'ana'],
    ['<#C64JC4K2CP8> y <#C64JC4K2CP8|> y <#C1>', '#envíos y #envíos y #…'],
    ['<!here> <!channel> <!everyone>', 'here channel everyone'],
    ['<!subteam^S1|@guardia> <!subteam^S1> <!subteam^S2>', 'guardia guardia …'],
    [
      '<!date^1392734382^{date_short}|18 feb> <!date^1392734382^{date}^https://x.example|18 feb> <!date^1392734382^{date}>',
      '18 feb 18 feb 2014-02-18',
    ],
  ])('name people, channels, groups and days: %j', async (text, read) => {
    expect(await plain(text)).toBe(read);
  });

  it.each([
    ['<https://x.example/a|x.example> <https://x.example/b>', 'https://x.example/a https://x.example/b'],
    ['<https://x.example/a?b=1&amp;c=2|la página>', 'la página (https://x.example/a?b=1&c=2)'],
    [
      '<mailto:ana@x.example|ana@x.example> <mailto:ana@x.example|escríbele>',
      'ana@x.example escríbele (ana@x.example)',
    ],
    [
      '<tel:+34911222333|911 222 333> <tel:+34911222333> <tel:+34911222333|llama>',
      '911 222 333 +34911222333 llama (+34911222333)',
    ],
    ['<slack://user?team=T1&amp;id=U1|su ficha>', 'su ficha'],
  ])('tell addresses as they are dialled and opened: %j', async (text, read) => {
    expect(await plain(text)).toBe(read);
  });

  it.each([
    ['*negrita* _cursiva_ ~tachado~ `código` *~_todo_~*', 'negrita cursiva tachado código todo'],
    ['*hola <@U7MHK1KCE6A> :+1:*', 'hola João Pereira 👍'],
    [
      '`<@U7MHK1KCE6A>` ```lo vio <@U7MHK1KCE6A> en <#C64JC4K2CP8|envíos>\n<@U9>```',
      'João Pereira lo vio João Pereira en #envíos\n…',
    ],
    ['```\nuna *línea*\n&lt;b&gt; <https://x.example|x.example>\n```', 'una *línea*\n<b> x.example'],
    ['2*3*4 y (5*3)*(2*4)', '2*3*4 y (5*3)*(2*4)'],
    ['* uno\n* dos', '* uno\n* dos'],
    ['snake_case_name y @_ana_ y ¯\\_(ツ)_/¯', 'snake_case_name y @_ana_ y ¯\\_(ツ)_/¯'],
    ['entre ~5 y ~10', 'entre ~5 y ~10'],
    ['*dos\nlíneas*', '*dos\nlíneas*'],
    ['a &lt;b&gt; &amp;lt; &amp;amp; \ufffc', 'a <b> &lt; &amp; \ufffc'],
    ['&lt;@U7MHK1KCE6A&gt;', '<@U7MHK1KCE6A>'],
  ])('carry no marks of formatting: %j', async (text, read) => {
    expect(await plain(text)).toBe(read);
  });

  it('ask for each name once, and for no more than a person reads', async () => {
    const asked: string[] = [];
    const counting: Names = { ...names, person: async (id) => void asked.push(id) };
    const text = Array.from({ length: 300 }, (_, i) => `<@U${i % 200}>`).join(' ');
    expect(await plainWords({ text }, counting)).toBe(Array.from({ length: 300 }, () => '…').join(' '));
    expect(asked).toHaveLength(50);
  });

  it('are read in time that grows with their length only', async () => {
    const hostile = [
      '*a',
      '_a ',
      '~',
      '`',
      '```',
      '<',
      '<@',
      ':',
      ':a',
      '&',
      '&amp;',
      ':+1:',
      '* ',
      '\ufffc',
      '<!date^',
      'a:b',
    ];
    for (const each of hostile)
      expect(typeof (await plain(each.repeat(Math.ceil(25_000 / each.length))))).toBe('string');
  });
});

describe('what somebody types in a field of a form', () => {
  it('has signs for emoji and is else as she typed it', () => {
    expect(typedWords('Listo :tada: *ya* <b> a:b:c 10:30:45 :alba-logo:')).toBe(
      'Listo 🎉 *ya* <b> a:b:c 10:30:45 :alba-logo:',
    );
    const view = {
      id: 'V1',
      callback_id: 'reply',
      title: {},
      blocks: [],
      state: { values: { text: { text: { type: 'plain_text_input', value: 'Gracias :wave::skin-tone-3:' } } } },
    };
    expect(readSubmission({ type: 'view_submission', user: { id: 'U1' }, view })?.submission.values).toEqual({
      text: 'Gracias 👋🏼',
    });
  });
});

it('finds the emoji in the blocks of a message, however they are nested', () => {
  const section = {
    type: 'rich_text_section',
    elements: [
      { type: 'text', text: ':no:' },
      { type: 'emoji', name: 'wave::skin-tone-3' },
      { type: 'emoji', name: 'alba-logo' },
    ],
  };
  expect(
    emojiIn([{ type: 'rich_text', elements: [{ type: 'rich_text_list', elements: [section] }, null, 7] }]),
  ).toEqual(new Set(['wave', 'alba-logo']));
  expect(emojiIn([])).toBeUndefined();
  expect(emojiIn('x')).toBeUndefined();
});
