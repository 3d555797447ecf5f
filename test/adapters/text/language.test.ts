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

  it.each(['', 'ok', 'lol', '😀😀', '123 456', '@alba', 'https://alba.example/pedido-en-espanol', '#️⃣ 🇪🇸', '\u200b\u200d'])('%j says nothing', (text) => {
    expect(analysis.language(text, ours)).toBeNull();
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
