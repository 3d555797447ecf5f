import type { PendingUpload } from '#core/ports/public-files.ts';
import { toGiven } from '#core/form.ts';
import type { Form, FormValues } from '#core/form.ts';
import { SURFACE } from './activity.ts';
import type { FormState } from './form-state.ts';
import type { TeamsContext } from '../context.ts';

/** Where she adds files to a field of a form, and what she added. */
export interface OpenUpload {
  address: string;
  names: string[];
}

type FormSubject = Pick<Form, 'action' | 'meta'>;

/** The same one whenever she opens the form about the same ticket, so that nothing she added is lost with a form that was closed. */
function uploadOf(userId: string, { action, meta }: FormSubject, field: string): PendingUpload {
  return { surface: SURFACE, userId, action, about: meta['ticketId'] ?? JSON.stringify(meta), field };
}

/** A pending upload for each field that takes files; none where people outside do not reach us. */
export async function openUploads(
  { publicFiles, log }: TeamsContext,
  userId: string,
  form: Form,
): Promise<Record<string, OpenUpload>> {
  const uploads: Record<string, OpenUpload> = {};
  if (publicFiles === undefined || form.submit === undefined) return uploads;
  for (const block of form.blocks) {
    if (block.kind !== 'field' || block.field.kind !== 'file') continue;
    const { name, label, extensions, max, kinds } = block.field;
    try {
      const opened = await publicFiles.ask(uploadOf(userId, form, name), {
        label,
        extensions,
        max,
        kinds,
      });
      if (opened) uploads[name] = { address: opened.address, names: opened.files.map((file) => file.name) };
    } catch (err) {
      log.warn({ err, field: name }, 'a page for files could not be opened');
    }
  }
  return uploads;
}

function fieldsOf({ fields }: Pick<FormState, 'fields'>): string[] {
  return Object.entries(fields).flatMap(([name, kind]) => (kind === 'file' ? [name] : []));
}

/** What she added, as values of the form that was sent in: never what the form itself says. */
export async function givenIn({ publicFiles }: TeamsContext, userId: string, state: FormState): Promise<FormValues> {
  const values: FormValues = {};
  for (const name of fieldsOf(state))
    values[name] = toGiven((await publicFiles?.given(uploadOf(userId, state, name))) ?? []) || undefined;
  return values;
}

/** The form was taken: the next one begins with nothing. */
export async function closeUploads(
  { publicFiles, log }: TeamsContext,
  userId: string,
  state: FormState,
): Promise<void> {
  for (const name of fieldsOf(state)) {
    try {
      await publicFiles?.close(uploadOf(userId, state, name));
    } catch (err) {
      log.warn({ err, field: name }, 'what was added to a form that was taken could not be put away');
    }
  }
}
