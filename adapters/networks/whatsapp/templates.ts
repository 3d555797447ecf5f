import { z } from 'zod';
import type { AnswerTemplate } from '#core/ports/network.ts';
import { toRecadoError } from './errors.ts';
import type { WhatsAppSession } from './session.ts';

/** A business may have thousands; so many are read. */
const MOST_PAGES = 5;

const Component = z.object({
  type: z.string(),
  format: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  buttons: z
    .array(z.looseObject({ type: z.string() }))
    .optional()
    .catch(undefined),
});
const Row = z.object({
  name: z.string().min(1).max(512),
  language: z.string().min(2).max(20),
  status: z.string(),
  category: z.string().catch(''),
  components: z.array(Component),
});
const Rows = z.object({
  data: z.array(z.unknown()),
  paging: z
    .object({ next: z.string().optional(), cursors: z.object({ after: z.string() }).optional() })
    .optional()
    .catch(undefined),
});
const VARIABLE = /\{\{\s*(\w{1,60})\s*\}\}/g;

/** Approved templates of the business, kept for some minutes. */
export function createTemplates({ client, settings, clock, business, handle }: WhatsAppSession): {
  /** @throws RecadoError network.* */
  approved(): Promise<readonly AnswerTemplate[]>;
} {
  let kept: { until: number; templates: readonly AnswerTemplate[] } | undefined;
  async function ask(): Promise<readonly AnswerTemplate[]> {
    const templates: AnswerTemplate[] = [];
    let after: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const answer = await client.get(`${business}/message_templates`, {
        fields: 'name,language,status,category,components',
        status: 'APPROVED',
        limit: 100,
        after,
      });
      const { data, paging } = Rows.parse(answer);
      templates.push(...data.flatMap((row) => templateOf(row)));
      after = paging?.next === undefined ? undefined : paging.cursors?.after;
      if (after === undefined) break;
    }
    return templates;
  }
  return {
    async approved() {
      const now = clock.now().getTime();
      if (kept !== undefined && kept.until > now) return kept.templates;
      try {
        kept = { templates: await ask(), until: now + settings.templateMinutes * 60_000 };
      } catch (error) {
        throw toRecadoError(error, handle);
      }
      return kept.templates;
    },
  };
}

/** None for one that is not approved, or asks for more than words in its text: a picture, a code, the end of an address. */
function templateOf(row: unknown): AnswerTemplate[] {
  const read = Row.safeParse(row).data;
  if (!read || read.status !== 'APPROVED' || read.category === 'AUTHENTICATION') return [];
  const { name, language, components } = read;
  const of = (type: string): z.output<typeof Component> | undefined =>
    components.find((component) => component.type.toUpperCase() === type);
  const [header, body, footer] = [of('HEADER'), of('BODY'), of('FOOTER')];
  const isPlain = !header || (header.format === 'TEXT' && variablesIn(header.text ?? '').length === 0);
  const asks = (of('BUTTONS')?.buttons ?? []).some((button) => JSON.stringify(button).includes('{{'));
  if (!body?.text || !isPlain || asks) return [];
  return [
    {
      name,
      language,
      text: [header?.text, body.text, footer?.text].filter(Boolean).join('\n\n'),
      variables: variablesIn(body.text),
    },
  ];
}

function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].flatMap(([, name]) => name ?? []))];
}
