import type { Promises } from './kinds.ts';

const DAY = '(?:segunda|terca|quarta|quinta|sexta|sabado|domingo)(?:-feira)?';
const COUNT =
  '(?:\\d{1,3}(?: ?(?:-|a|ou|e) ?\\d{1,3})?|um|uma|dois|duas|tres|quatro|cinco|seis|sete|oito|dez|quinze|poucos|poucas|alguns|algumas|vinte e quatro|quarenta e oito)';
const SPAN = '(?:h|hs|horas?|dias?|minutos?|min|semanas?|mes|meses|instantes)(?: (?:uteis|corridos))?';
const IT = '(?:o|a|os|as)';
const INF =
  '(?:devolver|reembolsar|estornar|creditar|pagar|entregar|trocar|substituir|repor|arranjar|consertar|reparar|resolver|solucionar|chegar|receber|ter|enviar|mandar|recolher|estar|ficar|despachar|reenviar)';

export const portuguese: Promises = {
  when:
    `amanha(?: mesmo)?(?<!(?:da|de|pela) amanha)|hoje(?: mesmo)?|ainda (?:hoje|esta semana)|(?:esta|nesta|essa|nessa) (?:semana|tarde|noite|manha)|(?:este|neste|no) (?:fim de semana|fim-de-semana|${DAY})|` +
    `(?:em|dentro de|no prazo de|num prazo de|daqui a|nas|nos)(?: (?:menos de|ate|no maximo|apenas|so|proximas?|proximos))* ${COUNT} ${SPAN}|(?:em )?ate ${COUNT} ${SPAN}|(?:nas|nos) proxim[oa]s (?:${COUNT} )?${SPAN}|` +
    `ate (?:a |ao |as |o )?(?:${DAY}|amanha|fim (?:do dia|da semana|do mes)|final (?:do dia|da semana|do mes)|\\d{1,2}|meio-dia|natal|proxim[oa])|antes (?:de|do|da|das) (?:dia d[aeo]s?|pascoa|ano novo|feriado|ferias|${DAY}|\\d{1,2}|amanha|fim|natal|proxim[oa])|(?:na|no|a|ao) (?:proxim[oa] )?${DAY}|` +
    `(?:no )?dia \\d{1,2}|depois de amanha|(?:na |a )?(?:proxima semana|semana que vem|semana seguinte)|sem falta|logo (?:de manha|pela manha)|o mais tardar|no maximo|agora mesmo|ja ja|num instante|em instantes|ate o fim d[aeo] (?:dia|semana|mes)`,
  comes:
    `(?:devolv(?:emos|o|em|erei|eremos|erao)|reembols(?:amos|o|am|aremos|arei|arao)|estorn(?:amos|o|aremos|a|ado)|credit(?:amos|aremos|ado)|pag(?:amos|aremos)|entreg(?:amos|o|am|aremos|arao|a)|troc(?:amos|o|aremos)|substitu(?:imos|iremos)|repomos|` +
    `arranj(?:amos|aremos)|consert(?:amos|aremos)|repar(?:amos|aremos)|resolv(?:emos|o|eremos|erei|erao)|solucion(?:amos|aremos)|envi(?:amos|o|aremos|arei|arao)|mand(?:amos|o|aremos)|despach(?:amos|aremos)|reenvi(?:amos|aremos)|recolh(?:emos|eremos))(?:-(?:te|lhe|vos|t?[oa]s?|lh[oa]s?|l[oa]s?))?|` +
    `(?:devolv|entreg|reembols|envi|resolv|troc|mand)[ae]r-(?:te|lhe)-?(?:emos|ei|ao)(?:-[oa])?|dar-lhe-emos|` +
    `(?:vou|vamos|vai|vao|vais) (?:te |lhe |${IT} )?${INF}(?:-(?:te|lhe|l[oa]s?|[oa]))?|` +
    `cheg(?:a|am|ara|arao|ue|uem)|receb(?:es|e|eras|era|erao|am|a|as)|(?:${IT} )?(?:tens|teras|tera)(?:-[oa])?|` +
    `(?:estara|estarao|esta|estao|ta|tao|vai estar|fica|ficara|ficarao|fique|esteja) (?:ja )?(?:pront[oa]s?|resolvid[oa]s?|solucionad[oa]s?|arranjad[oa]s?|entregues?|devolvid[oa]s?|reparad[oa]s?|disponive(?:l|is)|em (?:tua|sua) casa|em casa|contigo|com voce|com (?:o|a) senhora?|ai|na (?:tua|sua)|creditad[oa]s?|estornad[oa]s?|reembolsad[oa]s?)|` +
    `sera (?:devolvid|reembolsad|entregue|solucionad|resolvid|creditad|estornad|enviad|reparad)[oa]?s?|sai|saira|cai na (?:conta|tua|sua)|se resolve|contas? com (?:el[ea]s?|isso)|(?:ja )?consegues? (?:comprar|usar|entrar|pagar|ver)`,
  notComes:
    /(?:env|mand|cheg|receb|ter|ten|dar|sai)\p{L}*(?:-\p{L}+)? (?:ja )?(?:um |uma |o |a |tua |sua |nossa |mais |outra )?(?:mensagem|e-?mail|mail|resposta|noticias?|novidades?|privad[oa]|dm|link|formulario|informac\p{L}+|detalhes?|aviso|confirmacao|explicacao|pessoa|colega|duvidas?|razao|stock|estoque)|ontem|(?:^|\s)(?:ja )?(?:tem|tinha|foi|foram) \p{L}+[ai]d[oa]/u,
  guarantee:
    `garant(?:o|imos|iremos|irei|ir-\\p{L}+|ido|idos|ida|e que)(?:-(?:te|lhe|vos))?|promet(?:o|emos|eremos|ido|ida)(?:-(?:te|lhe|vos))?|(?:te|lhe) (?:prometo|prometemos|garanto|garantimos|asseguro|asseguramos)|assegur(?:o|amos|aremos)(?:-(?:te|lhe))?(?: que)?|jur(?:o|amos)(?:-te)?|` +
    `(?:dou|damos)(?:-(?:te|lhe))? (?:a )?(?:minha|nossa)? ?palavra|(?:tens|tem) a (?:minha|nossa) palavra|palavra de honra|nao (?:volta|voltara|vai voltar|voltam) a (?:acontecer|ocorrer|suceder|falhar|repetir-se)|nao (?:vai|ira) (?:acontecer|se repetir|repetir-se|voltar)|nao se (?:vai repetir|repetira|repete)|isso nao vai (?:mais )?(?:acontecer|se repetir)|` +
    `nunca mais|(?:podes|pode) ter (?:a )?(?:certeza|seguranca)|de certeza(?: absoluta)?|com toda a (?:certeza|seguranca)|certeza absoluta|(?:a gente )?assin(?:amos|a|o) (?:em ?)?baixo|(?:conta|conte) com isso|(?:100|cem) ?(?:%|por cento) (?:garantid[oa]|segur[oa])|sem sombra de duvida|aconteca o que acontecer|fica(?:r)? (?:ja )?garantid[oa]`,
  gift:
    `(?:oferec(?:emos|o|eremos|er)(?:-(?:te|lhe))?|(?:te|lhe) (?:oferec|dar|da|envi|mand|damos|presente)\\p{L}*|d(?:amos|aremos|ou)-(?:te|lhe)|(?:damos|daremos|dou|enviamos|enviaremos|mandamos|fazemos|aplicamos|vamos (?:te |lhe )?(?:dar|oferecer|enviar|mandar|fazer|aplicar))(?:-(?:te|lhe))?)[^.!?\\n]{0,50}(?:oferta|presente|brinde|mimo|desconto|cupao|cupom|vale|gratis|gratuit[oa]|de graca|sem (?:custo|custos|cobrar)|\\d{1,2} ?%|compensacao|cortesia|bonus)|` +
    `(?:te|lhe) (?:presente\\p{L}+|compens\\p{L}+|recompens\\p{L}+)|compens(?:ar-(?:te|lhe)|amos|aremos|a-lo|a-la)\\p{L}*|presente(?:ar|amos|aremos)|(?:ganhas|ganha|tens|tem|recebes|recebe|teras|tera) (?:um |uma |de )?(?:\\d{1,2} ?%(?: de)? )?(?:desconto|brinde|presente|cupao|cupom|vale|oferta)|` +
    `(?:como|em|a titulo de) (?:compensacao|desculpa|pedido de desculpas?)[^.!?\\n]{0,50}(?:oferta|vale|desconto|cup(?:ao|om)|gratis|brinde|%)|\\d{1,2} ?% (?:de desconto )?(?:na|em|para a|no) (?:tua|sua|teu|seu|proxim)\\p{L}*|(?:e|fica|vai) por nossa conta|por conta da casa|(?:nao|nem) (?:te |lhe )?(?:cobramos|cobraremos)|(?:proxim[oa]) (?:compra|encomenda|pedido)[^.!?\\n]{0,30}(?:gratis|desconto|de graca|por nossa conta)`,
  not: /(?:^|[^\p{L}])(?:nao|nunca|jamais|sem|se|tampouco|nem)(?:[^\p{L},]|$)(?:(?!mas)[^.!?;]){0,40}$|(?:^|[^\p{L}])(?:quando|assim que|logo que|saber se)[^.!?;,]{0,40}$/u,
};
