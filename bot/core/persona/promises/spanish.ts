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

export const spanish: Promises = {
  when:
    `(?<!(?:la|de|por la|cada|esta) )manana(?: mismo)?|hoy(?: mismo)?|esta (?:misma )?(?:semana|tarde|noche|manana)|este (?:mismo )?(?:${DAY}|fin de semana|mes)|` +
    `(?:en|dentro de)(?: (?:menos de|un plazo de|el plazo de|maximo|un maximo de|las? proximas?|los proximos|unos|unas|tan solo|solo))* ${COUNT} ${SPAN}|(?:en|dentro de) (?:las )?proximas ${COUNT}? ?${SPAN}|` +
    `antes (?:de|del)(?: las?)? (?:\\d{1,2}|${DAY}|manana|fin de (?:mes|semana)|que acabe|la semana|mediodia|noche|navidad|nochebuena|reyes|semana santa|san valentin|fiestas|vacaciones|dia de)|(?:para |antes del? |este |el )(?:proximo )?${DAY}|para (?:manana|el \\d{1,2}|navidad|el fin de semana|pasado manana)|` +
    `el (?:dia )?\\d{1,2} de [a-z]+|pasado manana|la (?:semana|proxima semana)(?: que viene| proxima)?|la proxima semana|sin falta|a primera hora|en el dia|al final del dia|como (?:muy tarde|maximo|tarde)|a mas tardar|en lo que (?:resta|queda) de(?:l dia|l mes| la semana| semana)|en un (?:ratito|rato|momento)|ya mismo|ahora mismo|ahorita`,
  comes:
    `${ME} (?:${IT} )?(?:devolvemos|devolvere(?:mos)?|devolvera[ns]?|devuelvo|devuelven?|reembols(?:amos|o|an?|are(?:mos)?|aran?)|regres(?:amos|o|an?|are(?:mos)?|aran?)|deposit(?:amos|o|an?|are(?:mos)?|aran?)|transfer(?:imos|iremos)|cae|caera|reintegr(?:amos|o|an?|are(?:mos)?|aran?)|abon(?:amos|o|an?|are(?:mos)?|aran?)|ingres(?:amos|o|an?|are(?:mos)?|aran?)|` +
    `pag(?:amos|o|an?|are(?:mos)?|aran?)|entreg(?:amos|o|an?|are(?:mos)?|aran?)|cambi(?:amos|o|an?|are(?:mos)?|aran?)|arregl(?:amos|o|an?|are(?:mos)?|aran?)|solucion(?:amos|o|an?|are(?:mos)?|aran?)|resolv(?:emos|ere(?:mos)?|eran?)|resuelv(?:o|en?)|` +
    `repar(?:amos|o|an?|are(?:mos)?|aran?)|llev(?:amos|o|an?|are(?:mos)?|aran?)|envi(?:amos|o|an?|are(?:mos)?|aran?)|mand(?:amos|o|an?|are(?:mos)?|aran?)|recog(?:emos|ere(?:mos)?|eran?)|repon(?:emos|dre(?:mos)?|dran?)|lleg(?:an?|ara[ns]?)|reenvi(?:amos|o|are(?:mos)?)|acredit(?:amos|an?|are(?:mos)?|aran?))|` +
    `(?:devolveremos|devolvere|reembolsaremos|entregaremos|entregamos|solucionaremos|solucionamos|resolveremos|resolvemos|arreglaremos|arreglamos|repararemos|enviaremos|despachamos|despacharemos|cambiaremos|repondremos)|` +
    `(?:voy|vamos|va|van|vas|vais) a ${INF}(?:${ME})?(?:${IT})?|` +
    `lleg(?:a|an|ara|aran|ue|uen)|recib(?:es|is|iras|ireis|ira|iran|as|a)|${IT} (?:tienes|tenes|tiene|teneis|ves|veras|vera|tenga|tengas)|no pasa(?:ra)? de|(?:${IT} )?(?:tendras|tendra|tendreis|tendran)|` +
    `(?:estara|estaran|esta|queda|quedara|quedaran|quede|este) (?:ya )?(?:en casa|en (?:tu|su) casa|contigo|ahi|list[oa]s?|resuelt[oa]s?|solucionad[oa]s?|arreglad[oa]s?|entregad[oa]s?|devuelt[oa]s?|reparad[oa]s?|de vuelta|disponibles?|en (?:casa|tu|su)|hech[oa]s?|cobrad[oa]s?|abonad[oa]s?|ingresad[oa]s?|reembolsad[oa]s?)|` +
    `sera (?:devuelt|reembolsad|entregad|solucionad|resuelt|abonad|enviad|reparad)[oa]s?|sale|saldra|se (?:entrega|soluciona|solucionara|resuelve|resolvera|arregla|arreglara|abona|abonara|ingresa|ingresara|devuelve|devolvera|reembolsa|reembolsara|envia|enviara)`,
  notComes:
    /(?:env|mand|lleg|recib|ten[de]|tien|sal|pas|dar|ten)\p{L}* (?:ya )?(?:un |una |el |la |tu |su |nuestr[oa] |mas |otr[oa] )?(?:mensaje|correo|e-?mail|mail|respuesta|noticias?|privado|dm|md|enlace|link|formulario|informacion|novedades|detalles?|aviso|confirmacion|explicacion|contestacion|persona|companer[oa]|dudas?|preguntas?|razon|stock|talla)|ayer|(?:^|\s)(?:ya )?(?:ha|han|habia) \p{L}+[ai]do/u,
  guarantee:
    `garantiz(?:o|amos|aremos|are|ado|ados|ada|arte|arle|arlo|aros|ar que|an|a que)|(?:te|le|os|les) (?:lo )?(?:promet(?:o|emos|eremos)|asegur(?:o|amos|aremos)|jur(?:o|amos)|garantic\\p{L}+)|promet(?:o|emos|eremos|ido|ida)|aseguramos que|aseguro que|juro|` +
    `(?:doy|damos) (?:mi|nuestra|la|te|su)? ?palabra|(?:tienes|tiene|tenes) (?:mi|nuestra) palabra|palabra de honor|por mi honor|no (?:te |le |os )?(?:volvera|va a volver|vuelve) a (?:pasar|ocurrir|suceder|repetirse|fallar)(?:te|le|os|les)?|no se (?:va a repetir|repetira|volvera a repetir)|` +
    `nunca mas|jamas (?:volvera|va a|te|le)|seguro que (?:te|le|lo|la|si|llega\\p{L}*|queda\\p{L}*|se|no|tu|su)|segurisimo|(?:al )?(?:100|cien) ?(?:%|por ?ciento|por cien) (?:segur[oa]s?|garantizad[oa]s?)|cuent[ae] con ello|con total seguridad|sin ninguna duda|(?:dalo|delo) por (?:hecho|seguro)|ten(?:lo|galo|elo) por seguro|pase lo que pase|sin excepcion`,
  gift:
    `(?:te|le|os|les) (?:vamos a |queremos )?(?:regal\\p{L}+|obsequi\\p{L}+|compens\\p{L}+|invit(?:amos|o|aremos)|bonific\\p{L}+|rebaj(?:amos|aremos|o)|descont\\p{L}+|descuent\\p{L}+)|regal(?:amos|aremos|arte|arle|aros)|obsequi(?:amos|aremos|arte|arle)|compensar(?:te|le|os|emos)|(?:recibes|recibiras|tienes|tendras|tendra|llevas|llevaras) (?:un|de) (?:regalo|descuento|cupon)|` +
    `(?:te|le|os|les) (?:(?:vamos a |queremos |podemos )?(?:d[ae]r?|damos|daremos|dare|doy|hacemos|haremos|hago|ofrec\\p{L}+|envi\\p{L}+|mand\\p{L}+|aplic\\p{L}+|dej\\p{L}+|prepar\\p{L}+|ponemos|sumamos|anadimos|agregamos|incluimos|devolvemos|cobramos|llevamos|entregamos|cambiamos))[^.!?\\n]{0,50}(?:regalo|obsequio|detalle|descuento|cupon|vale|bono|gratis|gratuit[oa]|sin (?:coste|costo|cargo|cobrar)|\\d{1,2} ?%|compensacion|cortesia|de mas|saldo a favor)|` +
    `(?:como|en) (?:compensacion|disculpa|detalle)[^.!?\\n]{0,50}(?:regalo|vale|descuento|cupon|gratis|bono|%)|(?:un|el) \\d{1,2} ?% (?:de descuento )?(?:en|para|sobre) (?:tu|su|vuestr[oa]) (?:proxim|siguiente|nuev)\\p{L}*|(?:corre|va|queda|lo ponemos) (?:de|por) (?:nuestra cuenta|cuenta de la casa)|por cuenta de la casa|invita la casa|(?:el envio|el porte|este|esta)[^.!?\\n]{0,20}(?:te|le) sale gratis|no te (?:lo )?(?:cobramos|cobraremos)|no le (?:cobramos|cobraremos)|(?:proxim[oa]|siguiente) (?:compra|pedido|envio)[^.!?\\n]{0,30}(?:gratis|descuento|de regalo)`,
  not: /(?:^|[^\p{L}])(?:no|nunca|jamas|sin|si|tampoco|ni)(?:[^\p{L},]|$)(?:(?!pero|aunque)[^.!?;]){0,40}$|(?:^|[^\p{L}])(?:cuando|en cuanto|por si|saber si|si acaso)[^.!?;,]{0,40}$/u,
};
