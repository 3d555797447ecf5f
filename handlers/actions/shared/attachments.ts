import type { Attachment } from '#core/ticket/draft.ts';
import { RecadoError } from '#core/errors.ts';
import { given, listed, type FormValues, type GivenFile } from '#core/form.ts';
import { MAX_FILE_BYTES, type Files } from '#core/ports/files.ts';
import {
  tightest,
  type FileRules,
  type MeasureHow,
  type NetworkCaps,
  type NetworkConnection,
} from '#core/ports/network.ts';
import type { Translate } from '#core/texts/index.ts';
import { atMost } from '#core/visible-text.ts';
import type { SurfaceFiles } from '#core/ports/surface.ts';
import type { ActionContext } from '../../context.ts';

const MB = 1024 * 1024;
const NAME_MAX = 100;

/** What is needed to take files in the form of an answer; undefined where the chat or the network has none. */
export interface AttachmentRules {
  files: Files;
  surface: SurfaceFiles;
  rules: FileRules;
}

export function attachmentRules(
  ctx: Pick<ActionContext, 'files' | 'surfaces' | 'actor'>,
  connection: NetworkConnection | undefined,
  { isPrivate, wasPrivate }: { isPrivate: boolean; /** She wrote in private herself. */ wasPrivate: boolean },
): AttachmentRules | undefined {
  const surface = ctx.surfaces.get(ctx.actor.surface)?.files;
  // What was said in public is answered in private in words alone.
  const takesFiles = wasPrivate || !isPrivate || connection?.caps.privateReplies !== 'once';
  const rules = takesFiles && connection?.upload ? connection.caps.files?.({ isPrivate }) : undefined;
  return ctx.files.isKept && surface && rules ? { files: ctx.files, surface, rules } : undefined;
}

interface Taking {
  attaching: AttachmentRules | undefined;
  /** Of the version that this one is made from. */
  before: readonly Attachment[];
  values: FormValues;
  network: string;
}

/** What goes out with the version: of the former one what she kept, and what she added. Errors stand beside their fields. */
export async function takeAttachments(
  ctx: ActionContext,
  { attaching, before, values, network }: Taking,
): Promise<{ attachments: Attachment[] } | { errors: Record<string, string> }> {
  if (!attaching) return { attachments: [...before] };
  const kept = new Set(listed(values['keep']));
  const added: Attachment[] = [];
  for (const file of given(values['files'])) {
    const taken = await takeOne(ctx, attaching, file, network);
    if ('error' in taken) return { errors: { files: taken.error } };
    added.push(taken);
  }
  const written = values['alt'] ?? '';
  // One for each of those that stood there when the form opened, then for each new one.
  const descriptions =
    before.length + added.length === 1 ? [written.trim()] : written.split(';').map((one) => one.trim());
  const all = [...before, ...added]
    .map(({ alt: _old, ...file }, index): Attachment => ({
      ...file,
      alt: descriptions[index] && kindOf(attaching.rules, file.mime)?.alt === true ? descriptions[index] : undefined,
    }))
    .filter(
      ({ sha256 }, index, every) =>
        (index >= before.length || kept.has(sha256)) && every.findIndex((other) => other.sha256 === sha256) === index,
    );
  const wrong = together(ctx, attaching.rules, all);
  return wrong === undefined ? { attachments: all } : { errors: { files: wrong } };
}

/** A file goes out in place of words: one is chosen, or kept of the version before. */
export function isFileAlone({ rules }: Pick<AttachmentRules, 'rules'>, values: FormValues): boolean {
  return rules.wordless === true && hasFiles(values);
}

/** Something is chosen, or kept of the version before. */
export function hasFiles(values: FormValues): boolean {
  return given(values['files']).length > 0 || listed(values['keep']).length > 0;
}

/** A network may take fewer words beside a file than alone; undefined where these are few enough. */
export function tooLongBeside(
  t: Translate,
  caps: Pick<NetworkCaps, 'measure'>,
  text: string,
  how: MeasureHow,
): string | undefined {
  const alone = tightest(caps.measure(text, { ...how, files: 0 }));
  const beside = tightest(caps.measure(text, how));
  if (!alone || !beside || beside.max >= alone.max || beside.length <= beside.max) return undefined;
  return t('form.files.caption', { length: beside.length, max: beside.max });
}

function kindOf(rules: FileRules, mime: string): FileRules['kinds'][number] | undefined {
  return rules.kinds.find(({ mimes }) => mimes.includes(mime));
}

function together({ t }: ActionContext, rules: FileRules, all: readonly Attachment[]): string | undefined {
  if (all.length > 1 && all.some(({ mime }) => kindOf(rules, mime)?.alone === true)) return t('form.files.alone');
  return all.length > rules.max ? t('form.files.too-many', { max: rules.max }) : undefined;
}

/** The bytes say what it is; they are kept here, so that what was approved is what goes out. */
async function takeOne(
  { t, actor }: ActionContext,
  { files, surface, rules }: AttachmentRules,
  file: GivenFile,
  network: string,
): Promise<Attachment | { error: string }> {
  const name = atMost(file.name.trim(), NAME_MAX) || '?';
  const most = Math.min(MAX_FILE_BYTES, Math.max(...rules.kinds.map(({ maxBytes }) => maxBytes)));
  const tooLarge = (max: number): { error: string } => ({
    error: t('form.files.too-large', { name, max: Math.floor(max / MB) }),
  });
  if (file.size > most) return tooLarge(most);
  try {
    const bytes = await surface.read(file.ref, { bytes: most });
    const type = await files.typeOf(bytes);
    const kind = type && kindOf(rules, type.mime);
    if (!kind)
      return {
        error: t('form.files.type', {
          name,
          network: t.network(network),
          extensions: rules.kinds.flatMap(({ extensions }) => extensions).join(', '),
        }),
      };
    if (bytes.length > kind.maxBytes) return tooLarge(kind.maxBytes);
    return {
      name,
      mime: type.mime,
      sha256: await files.box.put(bytes),
      size: bytes.length,
      from: { surface: actor.surface, ref: file.ref },
    };
  } catch (error) {
    if (!(error instanceof RecadoError)) throw error;
    return error.code === 'file.too-large' ? tooLarge(most) : { error: t(`error.${error.code}`, error.params) };
  }
}
