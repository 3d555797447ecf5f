import { answerOf } from '#core/knowledge/article.ts';
import type { ActionContext } from '../context.ts';

/** What became of an article whose words an answer began with; that it could not be counted stops nobody. */
export async function countArticle(
  { knowledge, store, clock, actor, log }: ActionContext,
  { id, lang, messageId, body }: { id: string; lang: string; messageId: string; body: string },
): Promise<void> {
  const article = knowledge.get(id, lang);
  const isSame = article !== undefined && squeezed(answerOf(article)) === squeezed(body);
  try {
    await store.articles.decide({
      messageId,
      article: id,
      outcome: isSame ? 'used' : 'edited',
      by: actor.id,
      at: clock.now(),
    });
  } catch (err) {
    log.warn({ article: id, err }, 'the use of an article could not be counted');
  }
}

function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
