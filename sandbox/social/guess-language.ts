const telling: Readonly<Record<string, RegExp>> = {
  es: /\b(el|los|las|una|por|qué|cómo|cuándo|está|estáis|habéis|hola|gracias|pedido|con|pero|muy|mi|os|nada|tienda|y)\b|[ñ¿¡]/gi,
  pt: /\b(o|os|uma|não|por|que|vocês|está|olá|obrigad[oa]|encomenda|com|mas|muito|meu|minha|loja|quando|já|são|e|fatura|há)\b|[ãõç]/gi,
  en: /\b(the|is|are|you|your|and|not|please|thanks|order|with|but|very|my|when|store|have|has|it|hi|how)\b/gi,
};

/** The language of a post: a rough guess by common words; "und" where nothing tells. */
export function guessLanguage(text: string): string {
  const scores = Object.entries(telling)
    .map(([language, words]) => ({ language, hits: text.match(words)?.length ?? 0 }))
    .toSorted((a, b) => b.hits - a.hits);
  const best = scores[0];
  return best !== undefined && best.hits > 0 ? best.language : 'und';
}
