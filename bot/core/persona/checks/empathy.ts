import { words, type Check } from '../check.ts';

const FEELS = words(
  '(?:lo )?(?:sentimos|siento|lamento|lamentamos)|disculp\\p{L}*|perdon\\p{L}*|entiendo|entendemos|comprendo|comprendemos|entendible|comprensible|tienes (?:toda la )?razon|tiene (?:toda la )?razon|tenes razon|normal que|logico que|es frustrante|frustracion|que (?:rabia|faena|mal|pena|fastidio|disgusto|chasco|lata|bronca)|' +
    'no (?:es|era|fue) (?:lo que|como|la experiencia|justo|normal)|no deberia|gracias por (?:\\p{L}+ )?(?:avis\\p{L}+|cont\\p{L}+|escrib\\p{L}+|decir\\p{L}*|tu paciencia|su paciencia|la foto|explic\\p{L}+|hac\\p{L}+)|nos (?:duele|apena|sabe mal|preocupa)|imagin\\p{L}+|nos ponemos en tu|nos hacemos cargo|sabemos (?:que|lo)|' +
    'pedimos desculpa\\p{L}*|peco desculpa\\p{L}*|desculp\\p{L}*|perdao|entend\\p{L}+|compreend\\p{L}+|percebemos|percebo|tens (?:toda a )?razao|tem (?:toda a )?razao|e (?:frustrante|normal|chato|compreensivel)|chatice|chato|que (?:maçada|macada|chatice|chato|pena|mau)|obrigad[oa] por (?:\\p{L}+ )?(?:avis\\p{L}+|cont\\p{L}+|escrev\\p{L}+|diz\\p{L}+|partilh\\p{L}+|nos|explic\\p{L}+)|nao devia|nao deveria|imagin\\p{L}+|sabemos (?:que|como)|nao e (?:o que|assim|justo)|' +
    "sorry|apolog\\p{L}+|understand\\p{L}*|you're right|you are right|frustrat\\p{L}+|annoying|upsetting|disappointing|thank(?:s| you) for (?:\\p{L}+ )?(?:telling|letting|flagging|writing|reaching|raising|bringing|sharing|getting|your patience|the photo|explaining)|we hear you|we get it|hear (?:that|this)|not (?:what|how|the experience|good enough|okay|ok|fair)|shouldn't have|should not have|imagine|let you down|we know how|how (?:frustrating|annoying|upsetting|disappointing)",
  'u',
);

export const empathy: Check = {
  find: ({ isComplaint, draft, asked }) =>
    !isComplaint || asked === null || FEELS.test(draft.folded.text) ? [] : [{}],
};
