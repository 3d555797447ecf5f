import type { Form } from '#core/form.ts';
import type { Translate } from '#core/texts/index.ts';
import { ideasForm } from '../../../handlers/forms/ideas.ts';
import { opinionForm, translationForm } from '../../../handlers/forms/model.ts';
import type { Ideas } from '../../../handlers/knowledge/ideas.ts';
import { article } from '../../support/article.ts';

/** What helps with an answer: articles with earlier answers, and what a model says. */
export function helpForms(t: Translate, text: string, now: Date): Form[] {
  return [
    ideasForm(t, { ticketId: 'tk_1', ideas: ideasOf(text, now), told: text }),
    opinionForm(t, {
      model: text,
      clauses: [{ number: '1.1', title: text }],
      remarks: [{ clause: '1.1', quote: text, says: text }],
    }),
    translationForm(t, { model: text, pairs: [{ what: 'customer', original: text, translated: text }] }),
  ];
}

/** Three of each, as the form of an answer shows at most. */
function ideasOf(text: string, now: Date): Ideas {
  const offered = article({ id: 'a/b', title: text, answer: text, url: 'https://alba.example/a', body: text });
  const answer = {
    ticketId: 'tk_2',
    number: 2,
    question: text,
    answer: text,
    language: 'es',
    private: true,
    sentAt: now,
  };
  return { articles: [offered, offered, offered], answers: [answer, answer, answer] };
}
