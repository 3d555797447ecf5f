import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTextAnalysis } from '../../../adapters/text/index.ts';
import { loadConfig } from '../../../bot/config/load.ts';
import { tryText } from '../../../bot/persona/try.ts';
import { root } from '../../support/source.ts';

const config = loadConfig(path.join(root, 'recado.yaml'));
const text = createTextAnalysis();
/** In which language an answer to such a customer is found to be, where it should be another. */
const foundIn = (said: string, locale: string): string[] =>
  tryText(config, text, { text: said, locale })
    .filter(({ check }) => check === 'language')
    .map(({ params }) => String(params['draft']));

describe('the language of an answer', () => {
  it.each([
    ['es', 'Hola, Luis: "Hand wash only, do not tumble dry": lávalo a mano y no uses secadora. El equipo de Alba'],
    ['es', 'Hola, Rocío: pone “do not tumble dry”, o sea que nada de secadora. El equipo de Alba'],
    ['en', 'Hi Max, On Rua Garrett, by the Praça Luís de Camões, next to the Livraria Bertrand. The Alba team'],
    ['en', 'Hi Dawn, Yes, on Rua de Santa Catarina, two doors from the Café Majestic. The Alba team'],
    ['pt', 'Olá, Caio! A etiqueta diz «machine washable», então pode ir à máquina. Equipe Alba'],
  ])('is the customer’s (%s), whatever is quoted or named: %s', (locale, said) => {
    expect(foundIn(said, locale)).toEqual([]);
  });

  it.each([
    ['es', 'en', 'Hola, Luis: we have it in size 38 and in blue. Which shop would you like to collect it from?'],
    ['pt', 'es', 'Olá, Inês! Sí, lo tenemos en negro mate y en blanco. ¿Te lo guardamos?'],
    ['en', 'pt', 'Hi Max, A loja do Porto fecha às dez da noite, e podes entrar até um quarto de hora antes.'],
    ['pt', 'en', 'Olá, Inês! The Lisboa shop opens at ten on Sundays and closes at eight in the evening.'],
  ])('is another than the customer’s (%s: %s): %s', (locale, found, said) => {
    expect(foundIn(said, locale)).toEqual([found]);
  });
});
