import { languagesToTry } from './language/forms.ts';
import { keysIn } from './language/phrases.ts';
import type { Reading, Token } from './reading.ts';

/** Words that say nothing of the matter, in three languages, small letters without accents. */
const EMPTY = new Set(
  (
    'de la que el en y a los se del las un por con no una su para es al lo como mas o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos tambien fue habia era muy anos hasta desde mi porque que solo han yo hay vez puede todos asi nos ni parte tiene uno donde bien ' +
    'os te tu tus ti vos usted ustedes nosotros eso esto esa ese aqui alli hola gracias buenas buenos dias tardes noches favor por equipo alba saludos saludo quiero queria quisiera puedo podeis pueden podrian hacer hace tengo teneis tienen estoy estan hemos cual cuanto cuanta quien algo nada nunca siempre ahora luego ' +
    'da do das dos na no nas nos em um uma uns umas para com nao mais mas ao aos pela pelo pelas pelos seu sua seus suas meu minha meus minhas teu tua isso isto esse essa este esta ele ela eles elas voce voces ja so tem foi ser sao estou esta muito tambem ate quando quem qual onde porque como ola obrigado obrigada bom boa dia tarde noite oi ' +
    'the of and to in is you that it he was for on are as with his they i at be this have from or had by not but what all were we when your can said there use an each which she do how their if will up other about out many then them these so some her would make like him into time has look two more write go see no way could my than been who its now did get ' +
    "it's i'm hi hello thanks thank please team dear our us me am does just any here ll ve re t s m d"
  ).split(' '),
);

/** Words that carry the matter, by what they are known by in any inflection. */
export function contentWords(reading: Reading): { token: Token; keys: ReadonlySet<string> }[] {
  return reading.tokens
    .filter(({ word }) => word.length > 2 && !EMPTY.has(word))
    .map((token) => ({
      token,
      keys: new Set(
        languagesToTry(reading.language).flatMap((language) =>
          keysIn(token.word, language).filter((key) => !key.startsWith('c:')),
        ),
      ),
    }));
}

/** Every key of a reading's content words. */
export function contentKeys(reading: Reading): ReadonlySet<string> {
  return new Set(contentWords(reading).flatMap(({ keys }) => [...keys]));
}

export const shares = (keys: ReadonlySet<string>, all: ReadonlySet<string>): boolean =>
  [...keys].some((key) => all.has(key));
