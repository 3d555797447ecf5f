import { describe, expect, it } from 'vitest';
import type { Attachment } from '#core/ticket/draft.ts';
import { given, toGiven, type FormField } from '#core/form.ts';
import type { FileRules, MeasureHow } from '#core/ports/network.ts';
import { measure } from '../../../adapters/networks/whatsapp/measure.ts';
import { fileRules as documents } from '../../../adapters/networks/whatsapp/upload.ts';
import { createTexts } from '../../../bot/build/texts.ts';
import { tooLongBeside } from '../../../handlers/actions/shared/attachments.ts';
import { attachmentFields } from '../../../handlers/forms/attachments.ts';

const t = createTexts('es').in('es');
const rules: FileRules = {
  max: 4,
  kinds: [
    {
      extensions: ['jpg', 'png'],
      mimes: ['image/jpeg', 'image/png'],
      maxBytes: 5 * 1024 * 1024,
      alone: false,
      alt: true,
    },
    { extensions: ['mp4'], mimes: ['video/mp4'], maxBytes: 20 * 1024 * 1024, alone: true, alt: false },
  ],
};
const receipt: Attachment = { name: 'recibo.png', mime: 'image/png', sha256: 'a'.repeat(64), alt: 'Un recibo' };
const invoice: Attachment = { name: 'factura.png', mime: 'image/png', sha256: 'b'.repeat(64) };

type Look = Parameters<typeof attachmentFields>[1];
const drawn = (look: Partial<Look>) =>
  attachmentFields(t, { rules, network: 'X', before: [], typedAlt: undefined, chosen: [], ...look });
const fields = (look: Partial<Look>): Record<string, FormField> =>
  Object.fromEntries(drawn(look).flatMap((block) => (block.kind === 'field' ? [[block.field.name, block.field]] : [])));

describe('the fields for what goes out with an answer', () => {
  it('ask for files that the network takes, and say how many and how large', () => {
    const { files, keep, alt } = fields({});
    expect(files).toMatchObject({
      kind: 'file',
      extensions: ['jpg', 'png', 'mp4'],
      max: 4,
      optional: true,
      hint: 'Hasta 4 fotos de 5 MB, o un GIF o vídeo. Salen con la respuesta.',
    });
    expect(keep).toBeUndefined();
    expect(alt).toMatchObject({ kind: 'text', initial: '', optional: true });
    expect(fields({ rules: { ...rules, max: 1 } })['files']).toMatchObject({
      hint: expect.stringMatching(/^Una foto de hasta 5 MB/),
    });
  });

  it('speak of one picture where nothing else goes, and say where a private answer takes none', () => {
    const onlyOne = { ...rules, max: 1, kinds: rules.kinds.slice(0, 1) };
    expect(fields({ rules: onlyOne })).toMatchObject({
      files: { label: 'Una foto', hint: 'De hasta 5 MB. Sale con la respuesta.' },
      alt: { label: 'Qué se ve en la foto', hint: 'Para quien no puede verla.' },
    });
    expect(fields({ rules: onlyOne, inPublicAlone: true })['files']).toMatchObject({
      hint: expect.stringContaining('en privado va solo el texto'),
    });
  });

  it('say that documents go too where they do, and ask for no description where nobody is shown one', () => {
    const { files, alt } = fields({ rules: documents });
    expect(files).toMatchObject({
      label: 'Un archivo',
      extensions: ['jpg', 'jpeg', 'png', 'mp4', 'pdf'],
      hint: 'Una foto de hasta 5 MB, un vídeo o un PDF. Sale con la respuesta.',
    });
    expect(alt).toBeUndefined();
  });

  it('refuse more words than the network takes beside a file, and no fewer', () => {
    const caps = { measure: (text: string, how: MeasureHow = {}) => [measure(text, how)] };
    expect(tooLongBeside(t, caps, 'a'.repeat(1_025), { files: 1 })).toContain('1024 caracteres, y ahora tiene 1025');
    expect(tooLongBeside(t, caps, 'a'.repeat(1_024), { files: 1 })).toBeUndefined();
    expect(tooLongBeside(t, caps, 'a'.repeat(4_000), { files: 0 })).toBeUndefined();
  });

  it('keep what the version before had, unless she takes it away', () => {
    const { keep, alt } = fields({ before: [receipt, invoice] });
    expect(keep).toMatchObject({
      kind: 'many',
      options: [
        { value: receipt.sha256, label: 'recibo.png' },
        { value: invoice.sha256, label: 'factura.png' },
      ],
      initial: [receipt.sha256, invoice.sha256],
    });
    expect(alt).toMatchObject({ initial: 'Un recibo; ' });
    expect(fields({ before: [receipt], typedAlt: 'Otra cosa' })['alt']).toMatchObject({ initial: 'Otra cosa' });
  });

  it('say what she chose before, for no chat keeps it in the form', () => {
    const words = JSON.stringify(drawn({ chosen: ['recibo.png', 'a<!channel>.png'] })[0]);
    expect(words).toContain('Antes elegiste');
    expect(words).toContain('{"kind":"foreign","text":"recibo.png, a<!channel>.png"}');
    expect(words).toContain('Elígelos otra vez');
  });
});

it('what a person gave comes back from its field as it went in', () => {
  const files = [
    { ref: 'https://files.slack.com/files-pri/T1-F1/una_foto.png', name: 'una "foto",\nde ayer.png', size: 12 },
    { ref: 'F2', name: '', size: 0 },
  ];
  expect(given(toGiven(files))).toEqual(files);
  expect(given(undefined)).toEqual([]);
  expect(given('')).toEqual([]);
});
