import type { Promises } from './kinds.ts';

const DAY = '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)';
const COUNT =
  '(?:\\d{1,3}(?: ?(?:-|a|o|y) ?\\d{1,3})?|un par de|un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|diez|quince|pocos|pocas|unos|unas|algunos|escasos|veinticuatro|cuarenta y ocho)';
const SPAN =
  '(?:h|hs|hrs?|horas?|dias?|minutos?|min|semanas?|ratito|rato|momento|mes|meses)(?: (?:habiles|laborables|naturales))?';
const ME = '(?:me|te|le|os|les|se|nos)';
const IT = '(?:lo|la|los|las)';
const INF =
  '(?:devolver|reembolsar|reintegrar|abonar|ingresar|pagar|entregar|cambiar|reemplazar|reponer|sustituir|arreglar|solucionar|resolver|reparar|llegar|llevar|recibir|tener|enviar|mandar|recoger|estar|quedar|despachar|reenviar|acreditar|tramitar)';
/** What is done for somebody, as verbs: the future, what may be, and what is being done are made of them. */
const VERBS =
  'devolver reembolsar reintegrar abonar ingresar pagar entregar cambiar reemplazar reponer sustituir arreglar solucionar resolver reparar llegar recibir enviar mandar recoger despachar reenviar acreditar restablecer subsanar corregir depositar transferir regresar traer llevar';
const ANY = `(?:${VERBS.split(' ').join('|')})`;
const DONE = `(?:${VERBS.split(' ')
  .filter((verb) => !/^(?:llegar|recibir|volver|traer)$/u.test(verb))
  .map((verb) => verb.slice(0, -2))
  .join('|')}|resuelt|devuelt|repuest)`;
const GERUND = `(?:${VERBS.split(' ')
  .map((verb) => verb.slice(0, -2) + (verb.endsWith('ar') ? 'ando' : '(?:y|i)endo'))
  .join('|')}|corrigiendo|haciendo)`;
const GOODS =
  '(?:dinero|importe|reembolso|pedido|paquete|envio|entrega|lampara(?: nueva)?|repuesto|recambio|tecnico|repartidor|mensajero|transportista|nuev[oa]|devolucion|cambio|abono|ingreso|pago|deposito|mesa|silla|sofa|articulo|producto)s?';

export const spanish: Promises = {
  when:
    `(?:a|al) (?:mediodia|la noche|anochecer)|(?<!(?:la|de|por la|cada|esta) )manana(?: mismo)?|hoy(?: mismo)?|esta (?:misma )?(?:semana|tarde|noche|manana)|este (?:mismo )?(?:${DAY}|fin de semana|mes)|` +
    `(?:en|dentro de)(?: (?:menos de|un plazo de|el plazo de|maximo|un maximo de|las? proximas?|los proximos|unos|unas|tan solo|solo))* ${COUNT} ${SPAN}|(?:en|dentro de) (?:las )?proximas ${COUNT}? ?${SPAN}|` +
    `antes (?:de|del)(?: las?)? (?:\\d{1,2}(?: ?h(?:oras?)?)?|${DAY}|finde|manana|fin de (?:mes|semana)|que acabe|la semana|mediodia|noche|navidad|nochebuena|reyes|semana santa|san valentin|fiestas|vacaciones|dia de)|(?:para |antes del? |este |el )(?:proximo )?${DAY}|para (?:manana|el \\d{1,2}|navidad|el fin de semana|pasado manana)|` +
    `el (?:dia )?\\d{1,2} de [a-z]+|pasado manana|la (?:semana|proxima semana)(?: que viene| proxima)?|la proxima semana|sin falta|a primera hora|en el dia|al final del dia|como (?:muy tarde|maximo|tarde)|en el transcurso de(?:l dia| la semana| esta semana| la manana| la tarde)|a lo largo de(?:l dia| la semana| esta semana| la manana| la tarde)|a mas tardar|en lo que (?:resta|queda) de(?:l dia|l mes| la semana| semana)|en un (?:ratito|rato|momento)|ya mismo|ahora mismo|ahorita`,
  comes:
    `${ME} (?:${IT} )?(?:devolvemos|devolvere(?:mos)?|devolvera[ns]?|devuelvo|devuelven?|reembols(?:amos|o|an?|are(?:mos)?|aran?)|regres(?:amos|o|an?|are(?:mos)?|aran?)|deposit(?:amos|o|an?|are(?:mos)?|aran?)|transfer(?:imos|iremos)|cae|caera|reintegr(?:amos|o|an?|are(?:mos)?|aran?)|abon(?:amos|o|an?|are(?:mos)?|aran?)|ingres(?:amos|o|an?|are(?:mos)?|aran?)|` +
    `pag(?:amos|o|an?|are(?:mos)?|aran?)|entreg(?:amos|o|an?|are(?:mos)?|aran?)|cambi(?:amos|o|an?|are(?:mos)?|aran?)|arregl(?:amos|o|an?|are(?:mos)?|aran?)|solucion(?:amos|o|an?|are(?:mos)?|aran?)|resolv(?:emos|ere(?:mos)?|eran?)|resuelv(?:o|en?)|` +
    `repar(?:amos|o|an?|are(?:mos)?|aran?)|llev(?:amos|o|an?|are(?:mos)?|aran?)|envi(?:amos|o|an?|are(?:mos)?|aran?)|mand(?:amos|o|an?|are(?:mos)?|aran?)|recog(?:emos|ere(?:mos)?|eran?)|repon(?:emos|dre(?:mos)?|dran?)|lleg(?:an?|ara[ns]?)|reenvi(?:amos|o|are(?:mos)?)|acredit(?:amos|an?|are(?:mos)?|aran?))|` +
    `(?:devolveremos|devolvere|reembolsaremos|entregaremos|entregamos|solucionaremos|solucionamos|resolveremos|resolvemos|arreglaremos|arreglamos|repararemos|enviaremos|despachamos|despacharemos|cambiaremos|repondremos)|` +
    `(?:voy|vamos|va|van|vas|vais) a ${INF}(?:${ME})?(?:${IT})?|` +
    `lleg(?:a|an|ara|aran|ue|uen)|recib(?:es|is|iras|ireis|ira|iran|as|a)|${IT} (?:tienes|tenes|tiene|teneis|ves|veras|vera|tenga|tengas)|no pasa(?:ra)? de|(?:${IT} )?(?:tendras|tendra|tendreis|tendran)|` +
    `(?:estara|estaran|esta|estan|queda|quedara|quedaran|quede|este) (?:ya )?(?:en casa|en (?:tu|su) casa|contigo|ahi|list[oa]s?|resuelt[oa]s?|solucionad[oa]s?|arreglad[oa]s?|entregad[oa]s?|devuelt[oa]s?|reparad[oa]s?|de vuelta|disponibles?|en (?:casa|tu|su)|hech[oa]s?|cobrad[oa]s?|abonad[oa]s?|ingresad[oa]s?|reembolsad[oa]s?)|` +
    `sera (?:devuelt|reembolsad|entregad|solucionad|resuelt|abonad|enviad|reparad)[oa]s?|sale|saldra|se (?:entrega|soluciona|solucionara|resuelve|resolvera|arregla|arreglara|abona|abonara|ingresa|ingresara|devuelve|devolvera|reembolsa|reembolsara|envia|enviara)|` +
    `${ANY}(?:e|emos|an|a|as|eis|ia|iamos|ian)|(?:nos comprometemos|me comprometo) a ${ANY}(?:${ME})?(?:${IT})?|(?:podras?|podreis|podran|pued(?:o|es|en?)|deber(?:ia|ias|ian)|debes?|deben|tienes? que|tienen que|esperamos|queremos) (?:recibir|recoger|recuperar|tener|llegar|estar)(?:${ME})?(?:${IT})?|(?:podemos|podremos|esperamos|queremos) (?:devolver|entregar|reembolsar|cambiar|resolver|solucionar|arreglar|reparar)(?:${ME})?(?:${IT})?|` +
    `(?:estare(?:mos)?|estara[ns]?|estaran) (?:${ME} )?(?:${IT} )?${GERUND}(?:${ME})?(?:${IT})?|(?:sera|seran|quedara|quedaran|queda|estara|estaran) (?:ya )?${DONE}(?:ad|id)?[oa]s?|(?:quedara|queda|estara|volvera a estar) (?:ya )?funcionando|` +
    `veras? (?:el|tu|su|los?) (?:dinero|importe|ingreso|abono|reembolso|deposito|cargo)|${GOODS}(?: ya)? (?:se pasa|pasa|pasara|viene|vendra|vuelve|volvera|sale|saldra|va|ira|entra|entrara|cae|caera|estara|se (?:hara|hace|realiza|realizara|tramita|efectua|efectuara))n?|(?:hacemos|haremos|hare|realizamos|realizaremos|efectuamos|efectuaremos|tramitamos|tramitaremos) (?:la|el|un|una|tu|su) (?:entrega|devolucion|reembolso|cambio|envio|reparacion|ingreso|abono|pago|deposito)`,
  thing: `(?:repuesto|recambio|reembolso|devolucion|entrega|reposicion|reparacion|reintegro|recogida|solucion|reemplazo)(?:es|s)?`,
  linked:
    /^(?: (?:es|sera|completo|completa|total|gratis|gratuita|del importe|del dinero|del pedido|de tu dinero|de su dinero|en (?:tu|su) (?:casa|cuenta|tarjeta|domicilio)|a (?:tu|su) (?:cuenta|domicilio|tarjeta)|prevista|previsto|para|como))* ?:? ?$/u,
  spokenOf:
    /(?:recib\p{L}+|hemos hecho|hicimos|tuvimos|de|sobre|con|por|del|lo de|respecto a|plazo de|cuando es) (?:la |el |tu |su |una |un |esa |esta |los |las )*$/u,
  future: `(?:voy|vamos|va|van|vas|vais|ira[ns]?|iremos|ire) a \\p{L}+[aei]r(?:${ME})?(?:${IT})?|(?:te|le|os|les) (?:${IT} )?\\p{L}+[aei]mos|\\p{L}{2,}(?:[aei]r|dr)(?:e|as|a|emos|eis|an)|har(?:e|as|a|emos|eis|an)|(?:(?:ya )?(?:pued(?:e|es|en)|pod(?:eis|es))|deberias?|debes?|deben) (?:ya )?(?:\\p{L}+[aei]r)(?:${ME})?(?:${IT})?`,
  accents: /^(?:.*\s.*|.*r(?:é|ás|á|emos|éis|án))$/isu,
  onlySays:
    /^(?:pued[aeo]s?|pueden|podeis|podes) (?:devolver|cambiar|cancelar|desistir|pedir|usar)|(?:^| )ver(?:$| )|(?:^| )(?:escrib|llam|cont|dec|dir[ei]|avis|inform|contest|respond|mir|revis|pregunt|habl|comprob|averigu|consult|confirm|actualiz|explic|abr[ei]|cerr|atend|sab|estar(?:e|emos|an) (?:aqui|pendiente|atent)|le[eí]|coment|investig|intent|pas(?:ar|are|aremos)(?:te|le)? (?:a|el|la|tu|su)|seguir|hac[ei]r(?:me|te|le|os|les)? lleg|sol[ei]|gust|quer|preferi|depend|tard|podr(?:e|emos|ia)|habr|estudi|analiz|trasl|coment|public|compart|indic|elegir|necesit|acord|encantar|alegrar|seria|tendr(?:a|as|an) que|encontrar|busc|esper|record|agradec|salud|invit)\p{L}*/u,
  notComes:
    /(?:env|mand|lleg|recib|ten[de]|tien|sal|pas|dar|ten)\p{L}* (?:ya )?(?:un |una |el |la |tu |su |nuestr[oa] |mas |otr[oa] )?(?:mensaje|correo|e-?mail|mail|respuesta|noticias?|privado|dm|md|enlace|link|formulario|informacion|novedades|detalles?|aviso|confirmacion|explicacion|contestacion|persona|companer[oa]|dudas?|preguntas?|razon|stock|talla)|ayer|(?:^|\s)(?:ya )?(?:ha|han|habia) \p{L}+[ai]do/u,
  guarantee:
    `garantiz(?:o|amos|aremos|are|ado|ados|ada|adas|ar(?:te|le|lo|la|os|les|telo|selo)?|ando(?:te|le)?|an|a que)|(?:tienes|tiene|tenes|teneis|con|doy|damos) (?:mi|nuestra|toda la|la)? ?garantia de que|(?:te|le|os|les) (?:doy|damos) (?:mi|nuestra|la|toda la) garantia|(?:te|le|os|les) (?:lo )?(?:promet(?:o|emos|eremos)|asegur(?:o|amos|aremos)|jur(?:o|amos)|garantic\\p{L}+)|promet(?:o|emos|eremos|ido|ida)|asegur(?:amos|o|aremos) que|(?:puedo|podemos) (?:asegurar|prometer|jurar)(?:te|le|os|les|lo)?|(?:te|le|os|les) (?:lo )?(?:puedo|podemos) (?:asegurar|prometer|jurar|garantizar)|juro|(?:es|hacemos|te hago|le hago) una promesa|(?:nos comprometemos|me comprometo) a|(?:ten|tenga|tened|tengan) (?:la|plena|total) (?:seguridad|certeza|confianza)|(?:se lo|te lo|os lo) asegur(?:o|amos)|(?:pued[ae]s?|podeis|pueden) (?:confiar en (?:que|nosotr[oa]s|eso|ello)|(?:estar|quedarte|quedarse) (?:segur[oa]s?|convencid[oa]s?|ciert[oa]s?))|` +
    `(?:doy|damos) (?:mi|nuestra|la|te|su)? ?palabra|(?:tienes|tiene|tenes) (?:mi|nuestra) palabra|palabra de honor|por mi honor|no (?:te |le |os )?(?:volvera|va a volver|vuelve) a (?:pasar|ocurrir|suceder|repetirse|fallar)(?:te|le|os|les)?|no se (?:va a repetir|repetira|volvera a repetir)|` +
    `nunca mas|jamas (?:volvera|va a|te|le)|seguro que (?:te|le|lo|la|si|llega\\p{L}*|queda\\p{L}*|se|no|tu|su)|segurisimo|(?:al )?(?:100|cien) ?(?:%|por ?ciento|por cien) (?:segur[oa]s?|garantizad[oa]s?)|cuent[ae] con ello|con total seguridad|sin (?:ninguna duda|ningun genero de dudas|duda alguna|lugar a (?:ninguna )?dudas?)|con (?:total|absoluta|toda) (?:seguridad|certeza)|(?:dalo|delo) por (?:hecho|seguro)|ten(?:lo|galo|elo) por seguro|pase lo que pase|sin excepcion`,
  gift:
    `(?:te|le|os|les) (?:vamos a |queremos )?(?:regal\\p{L}+|obsequi\\p{L}+|compens\\p{L}+|invit(?:amos|o|aremos)|bonific\\p{L}+|rebaj(?:amos|aremos|o)|descont\\p{L}+|descuent\\p{L}+)|regal(?:amos|aremos|arte|arle|aros)|obsequi(?:amos|aremos|arte|arle)|compensar(?:te|le|os|emos)|(?:recibes|recibiras|tienes|tendras|tendra|llevas|llevaras) (?:un|de) (?:regalo|descuento|cupon)|` +
    `(?:te|le|os|les) (?:(?:vamos a |queremos |podemos )?(?:d[ae]r?|damos|daremos|dare|doy|hacemos|haremos|hago|ofrec\\p{L}+|envi\\p{L}+|mand\\p{L}+|aplic\\p{L}+|dej\\p{L}+|prepar\\p{L}+|ponemos|sumamos|anadimos|agregamos|incluimos|devolvemos|cobramos|llevamos|entregamos|cambiamos))[^.!?\\n]{0,50}(?:regalo|obsequio|detalle|descuento|cupon|vale|bono|gratis|gratuit[oa]|sin (?:coste|costo|cargo|cobrar)|\\d{1,2} ?%|compensacion|cortesia|de mas|saldo a favor)|` +
    `(?:como|en) (?:compensacion|disculpa|detalle)[^.!?\\n]{0,50}(?:regalo|vale|descuento|cupon|gratis|bono|%)|(?:un|el) \\d{1,2} ?% (?:de descuento )?(?:en|para|sobre) (?:tu|su|vuestr[oa]) (?:proxim|siguiente|nuev)\\p{L}*|(?:corre|va|queda|lo ponemos) (?:de|por) (?:nuestra cuenta|cuenta de la casa)|por cuenta de la casa|invita la casa|(?:el envio|el porte|este|esta)[^.!?\\n]{0,20}(?:te|le) sale gratis|no te (?:lo )?(?:cobramos|cobraremos)|no le (?:cobramos|cobraremos)|(?:proxim[oa]|siguiente) (?:compra|pedido|envio)[^.!?\\n]{0,30}(?:gratis|descuento|de regalo)`,
  past: /ó$/iu,
  not: /(?:^|[^\p{L}])(?:vuelo|tren|autobus|avion|barco)[^.!?;]{0,20}$|(?:^|[^\p{L}])(?:no|nunca|jamas|sin|si|tampoco|ni)(?:[^\p{L},]|$)(?:(?!pero|aunque)[^.!?;]){0,40}$|(?:^|[^\p{L}])(?:cuando|en cuanto|por si|saber si|si acaso)[^.!?;,]{0,40}$/u,
};
