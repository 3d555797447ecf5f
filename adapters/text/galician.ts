/** Words of Galician that are neither Spanish nor Portuguese, so that its texts, which the tables do not know, are not called either. */
const GALICIAN: ReadonlySet<string> = new Set(
  `bos unha unhas dunha nunha algunha ningunha ningunhas moi moito moita moitas moitos xa xente grazas hoxe teño tiña tiñan podo podedes tedes sodes facedes
  estades vostede vostedes aínda ainda ninguén tamén cando coa cos coas deica dende entón xunto xuño xullo viaxe mensaxe fixen fixo fixeron foron
  quen quería queremos saúdos graza ningún algún vós deixou chegoume chegou ó ós máis dous dúas uns nós meu miña galego galega despois noutra noutro destas xefe
  rúa pola polas polo polos lembrade podería poderiades dicirme dicir onte mañá sábado luns martes xoves venres correo tenda`.split(
    /\s+/u,
  ),
);
/** Of those, the ones that Portuguese, Spanish or French write too: alone they say nothing. */
const SHARED: ReadonlySet<string> = new Set(
  'ainda moito moita dende chegou uns ós meu despois pola polas polo polos martes correo tenda sábado quería queremos dous ningún algún nós coa cos moi vós fixo podería ó deixou onte'.split(
    ' ',
  ),
);
const WORD = /\p{L}+/gu;
const LOOKED_AT = 400;

export type Galician = 'clear' | 'likely' | 'no';

/** Whether a text that looks Portuguese or Spanish is Galician. */
export function galicianIn(text: string): Galician {
  const own = new Set<string>();
  const shared = new Set<string>();
  let count = 0;
  for (const [word] of text.normalize('NFC').toLowerCase().matchAll(WORD)) {
    count += 1;
    if (count > LOOKED_AT) break;
    if (SHARED.has(word)) shared.add(word);
    else if (GALICIAN.has(word)) own.add(word);
  }
  if (own.size >= 2 || (own.size === 1 && shared.size >= 2)) return 'clear';
  return own.size === 1 && (shared.size >= 1 || count <= 12) ? 'likely' : 'no';
}
