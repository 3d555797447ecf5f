import { words, type Check } from '../check.ts';
import { byLocale } from '../locale.ts';
import { saysPrivate } from '../private-words.ts';

/** "Sentimos", "entendemos": said, not done. */
const FEELINGS =
  '(?!(?:sentimos|lamentamos|entendemos|comprendemos|agradecemos|tenemos|queremos|sabemos|pedimos (?:disculpas|perdon|desculpa)|percebemos|compreendemos|temos|estamos (?!\\p{L}+ndo|a )|somos|podemos|esperamos|valoramos|trabajamos|trabalhamos|hacemos lo posible|fazemos)(?!\\p{L}))';
const STEP = words(
  `${FEELINGS}\\p{L}{2,}(?:aremos|eremos|iremos|amos|emos|imos)(?:-\\p{L}+)?|(?:estamos|estoy) \\p{L}+(?:ando|iendo|yendo)(?:l[oa]s?)?|(?:vamos|voy|va|van) a \\p{L}+|(?:lo|la|los|las|te|le) (?:miro|reviso|consulto|pregunto|paso|aviso|escribo|llamo|cuento|compruebo|busco|gestiono|cambio)|` +
    '(?:escrib|mand|envi|di|dec|cuent|cont|pas|llam|avis|indi|confirm|respond|contest|dej|tra|llev|acerc|pase|pas)\\p{L}*(?:nos|me|te|se|lo|la)|(?:puedes|puede|podes|podras|podra|podes) \\p{L}+|para (?:seguir|mirarlo|revisarlo|verlo|ayudarte|ayudarle|cambiarlo|devolverlo)|el siguiente paso|te (?:atiende|escribe|llama|escribira|llamara)|le (?:atiende|escribe|llama|escribira|llamara)|' +
    '(?:estamos|estou) (?:a \\p{L}+[aei]r|\\p{L}+ndo)|(?:vamos|vou|vai) \\p{L}+[aei]r|(?:diz|envia|manda|escreve|conta|liga|diga|envie|mande|escreva|conte|ligue|passa|passe|confirma|confirme|responde|responda|fala|fale|chama|chame|traz|traga)\\p{L}*(?:-nos|-me| connosco| conosco| com)?|(?:nos|me) (?:envie|mande|escreva|diga|chame|conte|passe)|(?:podes|pode) \\p{L}+[aei]r|ja (?:pedi|falei|passei|encaminh\\p{L}+)|para (?:vermos|verificar\\p{L}*|resolver\\p{L}*|ajudar\\p{L}*)|o proximo passo|escreves-nos|' +
    "(?:we|i)(?:'ll| will|'re| are|'m| am|'ve| have)(?: (?:now|just|already|also|going to))* (?!sorry|so sorry|really sorry|very sorry|aware|glad|happy|grateful|hear)\\p{L}+|we (?:check|look|ask|pass)\\p{L}*|(?:could|can|would) you|please \\p{L}+|let (?:us|me) \\p{L}+|(?:send|dm|message|drop|tell|write|bring|pop|visit|call) (?:us|me|it|in)\\p{L}*|you can \\p{L}+|next step|so (?:we|i) can|the team (?:is|will)|our \\p{L}+ (?:is|will)|a colleague",
  'u',
);
const LINK = /https?:\/\/|www\./u;

export const nextStep: Check = {
  find({ isComplaint, draft, asked, persona, customerLanguage, country }) {
    if (!isComplaint || asked === null) return [];
    const text = draft.folded.text;
    if (STEP.test(text) || LINK.test(text) || saysPrivate(text)) return [];
    return [
      { params: { phrase: byLocale(persona.phrases.holding, draft.language ?? customerLanguage, country) ?? '' } },
    ];
  },
};
