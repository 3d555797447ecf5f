import { words, type Check } from '../check.ts';
import { contentKeys, contentWords, shares } from '../content.ts';
import { read, type Reading } from '../reading.ts';

/** A question, and where its answer would be heard though it uses none of its words. */
interface Sort {
  asks: RegExp;
  answers: RegExp;
}
const NUMBER = '\\d+(?:[.,:h]\\d+)*';
const SORTS: readonly Sort[] = [
  {
    asks: words(
      'cuando|que dia|a que hora|hasta cuando|cuanto (?:tiempo|tarda\\p{L}*)|horarios?|quando|que dia|a que horas|quanto tempo|ate quando|when|what time|how (?:long|soon)',
      'u',
    ),
    answers: words(
      `${NUMBER}|hoy|manana|lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|semanas?|dias?|horas?|mes|abrimos|abre|cerramos|cierra|todavia no|aun no|en cuanto|segunda|terca|quarta|quinta|sexta|amanha|hoje|abre|fecha|ainda nao|assim que|today|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weeks?|days?|hours?|open|close|as soon as|not yet`,
      'u',
    ),
  },
  {
    asks: words('donde|en que (?:tienda|sitio|pagina)|onde|em que (?:loja|sitio|site)|where|which (?:shop|store)', 'u'),
    answers: words(
      'en (?:la|el|tu|nuestr[oa]|serrano|cualquier)|calle|tiendas?|aqui|web|pagina|app|planta|almacen|na (?:loja|nossa|app|rua)|no (?:site|nosso|armazem)|loja|rua|site|piso|at (?:the|our)|in (?:the|our|store)|store|shop|street|website|page|here|floor|warehouse|https?|mira',
      'u',
    ),
  },
  {
    asks: words(
      'cuanto|cuanta|cuantos|cuantas|precio|cuesta|vale|quanto|quanta|quantos|preco|custa|how (?:much|many)|price|cost',
      'u',
    ),
    answers: words(
      `${NUMBER}|gratis|euros?|pesos|reais|free|ningun[oa]?|nenhum[a]?|none|todos|cuesta|custa|costs?`,
      'u',
    ),
  },
  {
    asks: words('por que|porque|a que se debe|porque|why|how come', 'u'),
    answers: words(
      'porque|por (?:un|una|el|la|lo)|debido|se debe|a causa|hubo|fue|es que|ya que|pois|devido|houve|foi|por causa|because|due to|since|there was|it was|that was|as',
      'u',
    ),
  },
  {
    asks: words('como|how|what (?:do|should)|que (?:hago|tengo que|debo|faco)|o que (?:faco|devo|tenho)', 'u'),
    answers: words(
      'puedes|puede|podes|entra|entre|desde|basta|solo|escrib\\p{L}+|manda\\p{L}*|envi\\p{L}+|llev\\p{L}+|tra[ei]\\p{L}*|paso|con (?:el|la|tu|su)|podes|pode|leva|traz|traga|atraves|com (?:o|a)|you can|just|go to|bring|send|from|with|through|by',
      'u',
    ),
  },
  {
    asks: words('quien|quem|who', 'u'),
    answers: words('equipo|companer[oa]s?|persona|equipa|equipe|colegas?|pessoa|team|colleague|person', 'u'),
  },
];
/** What says yes or no, once each. */
const YES_NO = words(
  'si|no|claro|por supuesto|exacto|efectivamente|asi es|desde luego|correcto|sim|nao|com certeza|certo|exato|e verdade|yes|yep|no|nope|of course|sure|absolutely|certainly|right|correct|unfortunately|lamentablemente|desgraciadamente|infelizmente',
  'gu',
);
/** Said of what nobody can answer yet; it is an answer to everything that was asked. */
const LATER = words(
  "(?:lo|la|los) (?:miramos|preguntamos|consultamos|revisamos|comprobamos|vemos)|estamos (?:mirando|preguntando|revisando|consultando|comprobando)\\p{L}*|te (?:contamos|decimos|respondemos|contestamos) (?:a|todo)|vamos (?:verificar|perguntar|ver)|estamos a (?:ver|verificar|confirmar)|estamos (?:vendo|verificando)|we(?:'re| are) (?:checking|looking|asking)|we(?:'ll| will) (?:check|ask|find out|look into)",
  'u',
);
const SHOWN = 4;

export const questions: Check = {
  find({ asked, draft }) {
    if (asked === null) return [];
    const open = questionsIn(asked);
    if (open.length === 0 || LATER.test(draft.folded.text)) return [];
    const ours = contentKeys(draft);
    const answer = draft.folded.text;
    let verdicts = answer.match(YES_NO)?.length ?? 0;
    return open
      .filter((question) => {
        const sort = SORTS.find(({ asks }) => asks.test(question.folded.text));
        // A single question is what the answer is about, whatever words it takes.
        if (contentWords(question).some(({ keys }) => shares(keys, ours))) return false;
        if (sort) return !sort.answers.test(answer);
        verdicts -= 1;
        return verdicts < 0;
      })
      .slice(0, SHOWN)
      .map(({ written }) => ({ params: { question: written.trim() } }));
  },
};

/** "¿Cuándo llega? ¿Y la lámpara?" are two; "a qué hora abrís, gracias" without its mark is one. */
function questionsIn(asked: Reading): Reading[] {
  return asked.sentences
    .filter(({ isQuestion, text }) => isQuestion && /\p{L}{2}/u.test(text))
    .map(({ from, to }) => {
      const { start, end } = asked.folded.place(from, to);
      const sentence = asked.written.slice(start, end);
      const opened = sentence.lastIndexOf('¿');
      return read(opened === -1 ? sentence : sentence.slice(opened), asked.language);
    });
}
