import { words } from '../check.ts';
import type { Against } from './against.ts';

/** Forms that say how somebody is addressed, in small letters with their accents. */

/** Verbs that an answer tells people to do, up to the ending of the imperative: "llév-e-las" is to usted, "llév-a-las" to tú. */
const AR =
  'll[eé]v|m[aá]nd|env[ií]|c[aá]mbi|gu[aá]rd|pru[eé]b|ll[aá]m|d[eé]j|compru[eé]b|rev[ií]s|b[uú]squ?|p[aá]gu?|col[oó]qu?|cu[eé]lgu?|cons[uú]lt|con[eé]ct|inst[aá]l|reinst[aá]l|ret[ií]r|m[ií]r|prep[aá]r|c[oó]mpr|preg[uú]nt|conf[ií]rm|ind[ií]qu?|adj[uú]nt|' +
  'qu[ií]t|l[aá]v|pl[aá]nch|l[ií]mpi|s[aá]qu?|g[ií]r|aj[uú]st|m[oó]nt|desm[oó]nt|c[aá]rgu?|desc[aá]rgu?|recl[aá]m|an[uú]l|cancel|canc[eé]l|rell[eé]n|f[ií]rm|entr[eé]gu?|pres[eé]nt|verif[ií]qu?|p[aá]s|cu[eé]nt|escan[eé]|repar|rep[aá]r|apunt|ap[uú]nt|reserv|res[eé]rv';
const TU_OTHERS =
  'tr[aá]e|rec[oó]ge|p[ií]de|[aá]bre|escr[ií]be|l[eé]e|elige|el[ií]ge|repite|rep[ií]te|devu[eé]lve|s[ií]gue|s[uú]be|mete|m[eé]te|resp[oó]nde|pon|h[aá]z';
const USTED_OTHERS =
  'tr[aá]iga|rec[oó]ja|p[ií]da|[aá]bra|escr[ií]ba|l[eé]a|el[ií]ja|rep[ií]ta|devu[eé]lva|s[ií]ga|s[uú]ba|m[eé]ta|resp[oó]nda|p[oó]nga|h[aá]ga|d[ií]ga|v[eé]a|c[oó]ja|m[uú]eva';
/** "mandala" and "compralo" without its accent may be other words. */
const TU_IMPERATIVE = `(?=\\p{L}*[áéíóú])(?:(?:${AR})a|(?:${TU_OTHERS}))(?:l[oae]s?|nos|me)`;
const USTED_IMPERATIVE = `(?:(?:${AR})e|(?:${USTED_OTHERS}))(?:l[oae]s?|nos|me)`;

/** Only with tú. */
const TU = words(
  `${TU_IMPERATIVE}|` +
    'tú|ti|contigo|eres|tienes|puedes|quieres|necesitas|sabes|debes|haces|dices|vienes|prefieres|escribes|recibes|llamas|pides|envías|mandas|avisas|sigues|' +
    'dinos|dime|cuéntanos|cuéntame|escríbenos|escríbeme|mándanos|mándame|envíanos|envíame|pásanos|pásame|avísanos|avísame|llámanos|déjanos|déjame|indícanos|facilítanos|confírmanos|respóndenos|' +
    'pídelo|pídela|pásate|acércate|fíjate|quédate|apúntate|compruébalo|pruébalo|revísalo|tráelo|tráela|tráenos|llévalo|devuélvelo|búscalo|míralo|ten en cuenta|ponle|ponlo|ponla|qu[ií]tale|qu[ií]tala|qu[ií]talo|d[eé]jalo|d[eé]jala|l[aá]valo|l[aá]vala|[uú]salo|[uú]sala|gu[aá]rdalo|gu[aá]rdala|[eé]chale|dale|acu[eé]rdate|aseg[uú]rate' +
    '|(?:lo|la) (?!(?:más|mas|menos|antes|demás|demas|tres|seis|dos|es)(?!\\p{L}))\\p{L}{2,}(?:as|es)',
);
/** With tú and with vos. */
const FAMILIAR = words(
  'te|tu|tus|has|estás|vas|tuyo|tuya|tuyos|tuyas|(?!(?:contraste|traste|desgaste|gaste|baste|engaste|aplaste)(?!\\p{L}))\\p{L}{2,}aste|(?!(?:chiste|triste|existe|insiste|consiste|resiste|asiste|desiste|persiste|quiste|liste|viste)(?!\\p{L}))\\p{L}{2,}iste|' +
    '\\p{L}{2,}(?:arás|erás|irás|drás|brás)|\\p{L}{2,}(?<!ap|rep|comp|su|fu|mu|vi|ci|ti|of|def|desp|adv|conc|inv)(?:[aei]r|ándo|iéndo)te(?:l[oae]s?)?|\\p{L}{2,}(?:ár|ér|ír)tel[oae]s?|(?<=^|[.!?:;,\\n¡] ?| y | e )(?:abre|usa|deja|pon|saca|mete|lava|sigue|cuenta|mira|prueba|escribe|llama|pasa|pregunta|consulta|envía|manda|trae|pide|entra|busca|revisa|guarda|elige)(?= (?:a |al |en |la |el |los |las |un |una |por |con |aquí|tu |nos ))',
);
/** Only with vos. */
const VOS = words(
  'vos|sos|tenés|podés|querés|sabés|necesitás|debés|hacés|decís|venís|preferís|escribís|pedís|recibís|seguís|vivís|comprás|llamás|mandás|enviás|avisás|contás|esperás|mirá|probá|fijate|acercate|quedate|' +
    'pasate|escribinos|escribime|decinos|decime|contanos|contame|mandame|pedilo|traelo|traenos|traé|vení|tené en cuenta|hacé|poné|andá|avisame|escribí|elegí|respondenos',
);
const NOUNS =
  'pedidos?|compras?|mensajes?|casos?|facturas?|cuentas?|correos?|nombre|direcci[oó]n|paquetes?|tarjetas?|opini[oó]n|comentarios?|paciencia|inter[eé]s|consultas?|reclamaci[oó]n|reclamo|queja|tel[eé]fono|n[uú]mero|dinero|' +
  'reembolso|devoluci[oó]n|entrega|env[ií]o|visita|casa|domicilio|talla|experiencia|comprensi[oó]n|colaboraci[oó]n|confianza|respuesta|dudas?|preguntas?|sugerencias?|ayuda|tiempo|molestia|enojo|enfado|malestar|' +
  'situaci[oó]n|solicitud|pago|cargo|recibo|ticket|cup[oó]n|sof[aá]|l[aá]mpara|mesa|silla|cafetera|abrigo|vestido|chaqueta|camisa|bolso|tienda|ciudad|c[oó]digo|datos|derecho|frustraci[oó]n|reporte|foto|fotos|aviso';
/** What a customer, rather than a shop or a parcel, may do. */
const DOES =
  'escribir|enviar|mandar|pasar|llamar|consultar|ver|encontrar|recoger|cambiar|devolver|elegir|comprar|contar|decir|indicar|revisar|comprobar|acercar|traer|probar|pedir|facilitar|confirmar|compartir|seguir|solicitar|visitar|dejar|darnos';
/** Also of third persons: "su pedido", "le escribimos". */
const USTED_OR_THIRD = words(
  `su (?:\\p{L}+ )?(?:${NOUNS})|sus (?:${NOUNS}|datos)|` +
    'les? (?:\\p{L}+(?:amos|emos|imos)|escribo|llamo|cuento|digo|aviso|env[ií]o|mando|he|agradezco|pido|confirmo|informo|recomiendo|ayudo|pedir[eé]|parece|gustar[ií]a|llegar[aá]n?|interesa|viene bien|va bien|atender[aá]n?)(?! (?:a la|al|a los|a nuestr))|' +
    '\\p{L}{2,}(?<!ch)(?:ar|er|ir)les?|\\p{L}{2,}(?:ár|ér|ír)sel[oae]s?',
);
const USTED = words(
  `usted|${USTED_IMPERATIVE}|` +
    'd[ií]ganos|d[ií]game|escr[ií]banos|escr[ií]bame|env[ií]enos|env[ií]eme|m[aá]ndenos|m[aá]ndeme|cu[eé]ntenos|cu[eé]nteme|ind[ií]quenos|facil[ií]tenos|conf[ií]rmenos|av[ií]senos|ll[aá]menos|d[eé]jenos|p[aá]senos|p[aá]seme|' +
    'p[aá]sese|ac[eé]rquese|perm[ií]tanos|perm[ií]tame|disculpe|perdone|comp[aá]rtanos|resp[oó]ndanos|tr[aá]iganos|tr[aá]igalo|ll[eé]velo|f[ií]jese|acu[eé]rdese|aseg[uú]rese|ll[eé]vese|(?<!que )no (?:lo|la|los|las|se) (?:meta|lave|use|ponga|deje|planche|olvide|preocupe|abra|tire|saque|moje|cuelgue|seque|guarde)|p[oó]ngase|dir[ií]jase|comun[ií]quese|qu[eé]dese|s[ií]rvase|tenga en cuenta|' +
    '(?:si|cuando) (?:lo |la |nos )?(?:quiere|necesita|prefiere|desea|gusta|guste|quiera|necesite|prefiera|desee|escribe|manda|env[ií]a|dice|pasa|confirma|indica|comparte)|que (?:necesite|desee|prefiera|guste)|' +
    `(?:puede|podr[ií]a|quiere|prefiere|tiene que|debe) (?:${DOES})(?:nos|me|lo|la|los|las|se)?|¿nos (?:escribe|manda|env[ií]a|cuenta|dice|llama|pasa|confirma|indica|facilita|comparte|da)|¿(?:puede|podr[ií]a|quiere|prefiere|tiene|desea|necesita|sabe)|` +
    '(?<=^|[.!?:;,\\n¡] ?| y | e )(?:visite|abra|use|deje|ponga|saque|lave|guarde|pida|entre|busque|recuerde|pregunte|elija|consulte|revise|compruebe|contacte|espere|llame|escriba|env[ií]e|mande|pase|traiga|pruebe|mire)',
);
/** One person of Spain: elsewhere it is the plural of everybody. */
const USTEDES = words('ustedes');

/** Forms that are not of the wanted way of speaking. */
export function againstSpanish(wanted: string, country: string | null): Against | undefined {
  const formal = country === null || country === 'ES' ? [USTED, USTEDES] : [USTED];
  if (wanted === 'tú') return { clear: [...formal, VOS], unclear: [USTED_OR_THIRD], wanted: [TU, FAMILIAR] };
  if (wanted === 'vos') return { clear: [...formal, TU], unclear: [USTED_OR_THIRD], wanted: [VOS, FAMILIAR] };
  return wanted === 'usted' ? { clear: [TU, FAMILIAR, VOS], unclear: [], wanted: [] } : undefined;
}
