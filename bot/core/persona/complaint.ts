import { words } from './check.ts';
import type { Reading } from './reading.ts';

/** What a customer says of what went wrong, in small letters without accents. */
const WRONG = words(
  'no (?:me )?(?:funciona\\p{L}*|llega|llego|ha llegado|llegan|contest\\p{L}+|respond\\p{L}+|sirve|enciende|aparece|atiend\\p{L}+|devuelv\\p{L}+|va)|sigo (?:sin|esperando)|llevo .{1,30} (?:esperando|sin|llamando)|todavia (?:no|sigo|espero)|aun no|otra vez|' +
    'cobr(?:ado|asteis|aron|aste) (?:dos veces|de mas|doble|mal)|(?:dos|2) veces|me habeis cobrado|me cobraron|rot[oa]s?|defectuos[oa]s?|averiad[oa]s?|danad[oa]s?|manchad[oa]s?|equivocad[oa]s?|estropead[oa]s?|abiert[oa] y|' +
    'verguenza|vergonzos[oa]|decepcion\\p{L}*|fatal|pesim[oa]s?|horrible|terrible|asco|lamentable|indignad[oa]|indignante|harta?|cansad[oa] de|inaceptable|desastre|estafa\\p{L}*|timo|robo|ladrones|engan\\p{L}+|mentir\\p{L}*|enfadad[oa]|enojad[oa]|molest[oa]|queja|reclamacion|reclamo|' +
    'peor|nunca mas|mal servicio|mala atencion|sin respuesta|nadie (?:me )?(?:contesta|responde|coge|atiende)|retras\\p{L}+|tard(?:e|anza|ando|ais|aron)|perdid[oa]|falta (?:una|un|el|la)|' +
    'nao (?:me )?(?:funciona|chegou|chega|responde\\p{L}*|recebi|resolve\\p{L}*|serve|liga|atend\\p{L}+|devolv\\p{L}+)|ainda (?:nao|estou|espero)|continuo (?:a|sem)|estou (?:ha|a espera|esperando|farta?|cansad[oa])|cobraram|duas vezes|partid[oa]|quebrad[oa]|estragad[oa]|avariad[oa]|com defeito|errad[oa]|trocad[oa]|' +
    'vergonha|desilu\\p{L}+|decepc\\p{L}+|pessim[oa]|horrivel|terrivel|inadmissivel|inaceitavel|absurdo|golpe|roubo|mentira|chatead[oa]|irritad[oa]|reclamar|reclamacao|pior|atras\\p{L}+|perdid[oa]|ninguem (?:me )?(?:responde|atende|liga)|descaso|palhacada|' +
    "broken|damaged|faulty|defective|wrong|never (?:arrived|came|again|got)|(?:hasn't|has not|didn't|did not|still not|still hasn't|not) (?:arrived?|come|turned up|received?|work\\p{L}*|refund\\p{L}*|answer\\p{L}*|repl\\p{L}+|been)|still (?:waiting|no|haven't|nothing)|been waiting|charged (?:me )?twice|double charged|overcharged|twice|" +
    'terrible|awful|horrible|worst|disappoint\\p{L}*|disgust\\p{L}*|unacceptable|ridiculous|shame|rude|scam|rip-?off|angry|fed up|furious|complain\\p{L}*|late|missing|nobody (?:answers|replies)|no (?:answer|reply|response)|poor (?:service|quality)|useless|fell apart|stained|torn',
  'u',
);
const ANGRY = /[😡🤬😠👎😤🤮]/u;

/** Whether a message says of itself that something went wrong. */
export const complains = (asked: Reading): boolean => ANGRY.test(asked.written) || WRONG.test(asked.folded.text);
