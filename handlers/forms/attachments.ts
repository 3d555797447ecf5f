import type { Attachment } from '#core/ticket/draft.ts';
import type { FormBlock } from '#core/form.ts';
import type { FileRules } from '#core/ports/network.ts';
import type { Translate } from '#core/texts/index.ts';
import { foreign, sentence } from '../cards/sentence.ts';

const MB = 1024 * 1024;
/** Between the descriptions of several pictures, in one line of the form. */
const BETWEEN = '; ';
const ALT_MAX = 3_000;

interface AttachmentsLook {
  rules: FileRules;
  /** For people. */
  network: string;
  before: readonly Attachment[];
  /** What she wrote of the pictures in a form that never became a version. */
  typedAlt: string | undefined;
  /** What is answered in private goes without files. */
  inPublicAlone?: boolean;
  /** Names of what she chose there. */
  chosen: readonly string[];
}

/** The fields for what goes out with an answer. */
export function attachmentFields(
  t: Translate,
  { rules, network, before, typedAlt, chosen, inPublicAlone }: AttachmentsLook,
): FormBlock[] {
  const image = rules.kinds.find(({ alone }) => !alone) ?? rules.kinds[0];
  const size = { network, max: rules.max, image: Math.floor((image?.maxBytes ?? 0) / MB) };
  const hasOthers = rules.kinds.some(({ mimes }) => mimes.some((mime) => !/^(image|video)\//.test(mime)));
  const isPhoto = rules.max === 1 && rules.kinds.every(({ mimes }) => mimes.every((mime) => mime.startsWith('image/')));
  const alt = typedAlt ?? before.map((file) => file.alt ?? '').join(BETWEEN);
  const options = before.map(({ sha256, name }) => ({ value: sha256, label: name }));
  return [
    ...(chosen.length > 0
      ? [
          {
            kind: 'line' as const,
            inlines: sentence(t, 'form.files.again', { count: chosen.length, names: foreign(chosen.join(', ')) }),
          },
        ]
      : []),
    ...(before.length > 0
      ? [
          {
            kind: 'field' as const,
            field: {
              kind: 'many' as const,
              name: 'keep',
              label: t('form.keep.label'),
              options,
              initial: options.map(({ value }) => value),
              optional: true,
            },
          },
        ]
      : []),
    {
      kind: 'field',
      field: {
        kind: 'file',
        name: 'files',
        label: t(hasOthers ? 'form.files.label.any' : isPhoto ? 'form.files.label.photo' : 'form.files.label'),
        extensions: rules.kinds.flatMap(({ extensions }) => extensions),
        max: rules.max,
        kinds: rules.kinds,
        hint: t(
          rules.wordless
            ? 'form.files.hint.alone'
            : hasOthers
              ? 'form.files.hint.any'
              : isPhoto
                ? inPublicAlone
                  ? 'form.files.hint.photo-public'
                  : 'form.files.hint.photo'
                : rules.max === 1
                  ? 'form.files.hint.one'
                  : 'form.files.hint',
          size,
        ),
        optional: true,
      },
    },
    ...(rules.kinds.some((kind) => kind.alt)
      ? [
          {
            kind: 'field' as const,
            field: {
              kind: 'text' as const,
              name: 'alt',
              label: t(isPhoto ? 'form.alt.label.photo' : 'form.alt.label'),
              hint: t(isPhoto ? 'form.alt.hint.photo' : 'form.alt.hint'),
              initial: alt,
              maxLength: ALT_MAX,
              optional: true,
            },
          },
        ]
      : []),
  ];
}
