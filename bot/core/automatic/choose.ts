import { languages, type Config, type Language } from '../config/config.ts';
import type { TimeRules } from '../hours/rules.ts';
import { answerOf } from '../knowledge/article.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { compileCondition, type ConditionFacts } from '../routing/condition.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { ADDRESSED, speaksByItself } from './speaks.ts';

export interface ToSay {
  /** "service 1", "automatic 2": where it stands in the configuration. */
  rule: string;
  text: string;
  language: Language;
  /** When service begins again; only where it says so. */
  opens: Date | null;
  timeZone: string;
  /** At most so often in an hour from one account. */
  perHour: number;
}

interface Asking {
  ticket: Ticket;
  facts: ConditionFacts;
  /** Without what people set right in other messages; left out where that changes nothing. */
  untaught?: ConditionFacts;
  now: Date;
}

/** What a rule has to say of a conversation now; null where none does. An answer comes before an acknowledgement. */
export function whatToSay(
  { config, time, knowledge }: { config: Config; time: TimeRules; knowledge: Knowledge },
  { ticket, facts, untaught = facts, now }: Asking,
): ToSay | null {
  const brand = config.brands[ticket.brand];
  if (!brand || !speaksByItself(brand.accounts[ticket.account]?.kind)) return null;
  if (!ADDRESSED.some((kind) => kind === ticket.kind)) return null;
  const spoken = [ticket.language, brand.languages[0]];
  const found = (texts: Readonly<Partial<Record<Language, string>>>): { text: string; language: Language } | null => {
    for (const language of spoken) {
      const key = languages.find((each) => each === language);
      const text = key && texts[key];
      if (key && text !== undefined) return { text, language: key };
    }
    return null;
  };
  if (ticket.sentiment !== 'negative') {
    const ruleFor = (known: ConditionFacts): number =>
      config.automatic.findIndex(({ when }) => compileCondition(when)(known) !== null);
    const index = ruleFor(facts);
    // Nobody reads what a rule says before it is sent: what was learnt brings none about.
    const rule = index === ruleFor(untaught) ? config.automatic[index] : undefined;
    if (rule) {
      const { say, article, perHour } = rule;
      const words = (article && ofArticle(knowledge, { ticket, text: facts.text, now })) ?? (say && found(say));
      if (words) return { rule: `automatic ${index + 1}`, ...words, opens: null, timeZone: config.timeZone, perHour };
    }
  }
  const { rule, hours, config: service } = time.serviceOf(ticket);
  const words = service?.acknowledge && !hours.isOpen(now) ? found(service.acknowledge) : null;
  const opens = words && hours.nextOpening(now);
  if (!words || !opens) return null;
  const { timeZone } = hours.schedule;
  return { rule: `service ${rule}`, ...words, opens, timeZone, perHour: service?.perHour ?? 0 };
}

/** The best article alone, and only in her language: what is second best, or only read, would be a guess. */
function ofArticle(
  knowledge: Knowledge,
  { ticket, text, now }: { ticket: Ticket; text: string; now: Date },
): { text: string; language: Language } | null {
  const language = languages.find((each) => each === ticket.language);
  if (language === undefined || knowledge.articles.length === 0) return null;
  const { brand, network, area } = ticket;
  const [best] = knowledge.find({ text, language, brand, network, area, day: now.toISOString().slice(0, 10) }, 1);
  const words = best?.auto === true ? answerOf(best) : '';
  return words === '' ? null : { text: words, language };
}
