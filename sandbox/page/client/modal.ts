import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Blocks, type Press } from './blocks.ts';
import { FileField } from './files.ts';
import { html } from './html.ts';
import { Icon } from './icon.ts';
import type { Reader } from './rich-text.ts';
import type { Say } from './texts.ts';
import { TagBox } from './tag-box.ts';
import type { Block, Element, Option, User, View } from './wire.ts';

interface ModalProps {
  view: View;
  reader: Reader;
  say: Say;
  press(press: Press): Promise<void>;
  submit(values: Record<string, string | undefined>): Promise<Record<string, string>>;
  /** What a field that looks things up offers. */
  suggest(field: string, query: string): Promise<Option[]>;
  upload(name: string, base64: string): Promise<string | undefined>;
  close(): void;
  /** The form is off the screen. */
  gone(): void;
}

/** Several values stand one a line, a time in Unix seconds. */
const initialOf = (element: Element): string =>
  element.initial_value ??
  element.initial_option?.value ??
  element.initial_options?.map((option) => option.value).join('\n') ??
  element.initial_date ??
  element.initial_date_time?.toString() ??
  element.initial_user ??
  '';

/** Unix seconds as the browser's own clock shows them, and back. */
function toLocal(seconds: string): string {
  if (seconds === '') return '';
  const at = new Date(Number(seconds) * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function fromLocal(value: string): string {
  const at = Date.parse(value);
  return Number.isNaN(at) ? '' : String(Math.floor(at / 1000));
}

function Input({
  block,
  value,
  error,
  say,
  people,
  change,
  suggest,
  upload,
}: {
  block: Block;
  value: string;
  error: string | undefined;
  say: Say;
  people: ReadonlyMap<string, User>;
  change(value: string): void;
  suggest(query: string): Promise<Option[]>;
  upload: ModalProps['upload'];
}): VNode {
  const element: Element = block.element ?? { type: 'plain_text_input' };
  const id = `field-${block.block_id}`;
  const onInput = (event: Event): void =>
    change((event.target as HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement).value);
  const shared = { id, 'aria-invalid': error !== undefined, 'aria-describedby': `${id}-below`, onInput };
  const control = (): VNode => {
    if (element.type === 'radio_buttons') {
      return html`<div class="radios" role="radiogroup" aria-labelledby=${`${id}-label`} aria-describedby=${`${id}-below`}>
        ${(element.options ?? []).map(
          (option) =>
            html`<label class="radio"> <input type="radio" name=${id} value=${option.value} checked=${value === option.value} onChange=${onInput} /><span>${option.text.text}</span></label>`,
        )}
      </div>`;
    }
    if (element.type === 'checkboxes' || element.type === 'multi_static_select') {
      const chosen = value.split('\n');
      const toggle = (one: string, on: boolean): void =>
        change(
          (element.options ?? [])
            .map((option) => option.value)
            .filter((each) => (each === one ? on : chosen.includes(each)))
            .join('\n'),
        );
      return html`<div class="radios" role="group" aria-labelledby=${`${id}-label`} aria-describedby=${`${id}-below`}>
        ${(element.options ?? []).map(
          (option) =>
            html`<label class="radio">
              <input
                type="checkbox"
                value=${option.value}
                checked=${chosen.includes(option.value)}
                onChange=${(event: Event) => toggle(option.value, (event.target as HTMLInputElement).checked)}
              /><span>${option.text.text}${option.description && html`<small class="option-detail">${option.description.text}</small>`}</span></label
            >`,
        )}
      </div>`;
    }
    if (element.type === 'multi_external_select')
      return html`<${TagBox} id=${id} element=${element} value=${value} isWrong=${error !== undefined} say=${say} change=${change} suggest=${suggest} />`;
    if (element.type === 'file_input')
      return html`<${FileField} id=${id} extensions=${element.filetypes ?? []} most=${element.max_files ?? 10} isWrong=${error !== undefined} say=${say} upload=${upload} change=${change} />`;
    if (element.type === 'datepicker') return html`<input type="date" ...${shared} value=${value} />`;
    if (element.type === 'datetimepicker') {
      return html`<input type="datetime-local" ...${shared} value=${toLocal(value)} onInput=${(event: Event) => change(fromLocal((event.target as HTMLInputElement).value))} />`;
    }
    if (element.type === 'users_select') {
      return html`<select class="select" value=${value} ...${shared}>
        <option value="" disabled=${!block.optional}>${element.placeholder?.text ?? say('choosePerson')}</option>
        ${[...people.values()].map((person) => html`<option value=${person.id} selected=${value === person.id}>${person.title === undefined ? person.name : `${person.name} · ${person.title}`}</option>`)}
      </select>`;
    }
    if (element.type.endsWith('select')) {
      return html`<select class="select" value=${value} ...${shared}>
        <option value="" disabled=${!block.optional}>${element.placeholder?.text ?? say('choose')}</option>
        ${(element.options ?? []).map((option) => html`<option value=${option.value} selected=${value === option.value}>${option.text.text}</option>`)}
      </select>`;
    }
    return element.multiline
      ? html`<textarea
          rows="6"
          dir="auto"
          data-focus=${element.focus_on_load ? 'yes' : undefined}
          maxlength=${element.max_length}
          value=${value}
          placeholder=${element.placeholder?.text}
          ...${shared}
        ></textarea>`
      : html`<input type="text" data-focus=${element.focus_on_load ? 'yes' : undefined} maxlength=${element.max_length} value=${value} placeholder=${element.placeholder?.text} ...${shared} />`;
  };
  const title = html`${block.label?.text} ${block.optional && html`<small>(${say('optional')})</small>`}`;
  return html`<div class=${`field ${error === undefined ? '' : 'field-wrong'}`}>
    ${['radio_buttons', 'checkboxes', 'multi_static_select'].includes(element.type) ? html`<span class="field-label" id=${`${id}-label`}>${title}</span>` : html`<label class="field-label" for=${id}>${title}</label>`}
    ${control()}
    <p class="below" id=${`${id}-below`}>${error === undefined ? block.hint?.text : html`<strong role="alert">${error}</strong>`}</p>
  </div>`;
}

/** A form over the page. What is typed stays while the form is redrawn, as in Slack, as long as a field keeps its name. */
export function Modal({ view, reader, say, press, submit, suggest, upload, close, gone }: ModalProps): VNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [values, setValues] = useState<Record<string, string>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [sending, setSending] = useState(false);
  const inputs = view.blocks.filter((block) => block.type === 'input');

  useLayoutEffect(() => {
    if (dialog.current && !dialog.current.open) dialog.current.showModal();
    return gone;
  }, []);
  useEffect(() => {
    setErrors({});
    const field =
      dialog.current?.querySelector<HTMLElement>('[data-focus]') ??
      // Else the browser takes the cross, and Enter would close the form.
      dialog.current?.querySelector<HTMLElement>(
        // A list that opens by itself would hide what stands above it.
        '.modal-body :is(input:checked, select, textarea, input:not([type=radio], [role=combobox]))',
      ) ??
      dialog.current?.querySelector<HTMLElement>('.modal-body input') ??
      dialog.current?.querySelector<HTMLElement>('footer .button:last-child');
    if (!field || field === document.activeElement) return;
    field.focus();
    if (!(field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text'))) return;
    // Between the greeting and the signature where the form brings both, else at the end.
    const gap = field.value.indexOf('\n\n');
    const at = gap === -1 ? field.value.length : gap + 1;
    field.setSelectionRange(at, at);
  }, [view.hash]);
  useEffect(() => {
    if (Object.keys(errors).length > 0)
      dialog.current
        ?.querySelector<HTMLElement>('.field-wrong textarea, .field-wrong input, .field-wrong select')
        ?.focus();
  }, [errors]);

  const valueOf = (block: Block): string => values[block.block_id ?? ''] ?? initialOf(block.element ?? { type: '' });
  const send = async (): Promise<void> => {
    if (sending || !view.submit) return;
    const missing = inputs.filter((block) => !block.optional && valueOf(block).trim() === '');
    if (missing.length > 0)
      return setErrors(Object.fromEntries(missing.map((block) => [block.block_id ?? '', say('required')])));
    setSending(true);
    try {
      setErrors(
        await submit(
          Object.fromEntries(
            inputs.map((block) => [
              block.block_id ?? '',
              valueOf(block) === '' && values[block.block_id ?? ''] === undefined ? undefined : valueOf(block),
            ]),
          ),
        ),
      );
    } finally {
      setSending(false);
    }
  };

  return html`<dialog
    ref=${dialog}
    class="modal"
    aria-labelledby="modal-title"
    aria-busy=${sending}
    onCancel=${(event: Event) => {
      event.preventDefault();
      close();
    }}
  >
    <form
      method="dialog"
      onSubmit=${(event: Event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void send();
        }
      }}
    >
      <header>
        <h2 id="modal-title">${view.title.text}</h2>
        <button type="button" class="icon-button" aria-label=${view.close?.text ?? say('cancel')} onClick=${close}><${Icon} name="close" /></button>
      </header>
      <div class="modal-body">
        ${view.blocks.map((block) =>
          block.type === 'input'
            ? html`<${Input}
                key=${block.block_id}
                block=${block}
                value=${valueOf(block)}
                error=${errors[block.block_id ?? '']}
                say=${say}
                people=${reader.users}
                suggest=${(query: string) => suggest(block.block_id ?? '', query)}
                upload=${upload}
                change=${(value: string) => setValues((all) => ({ ...all, [block.block_id ?? '']: value }))}
              />`
            : html`<${Blocks} key=${block.block_id} blocks=${[block]} reader=${reader} press=${press} />`,
        )}
      </div>
      <footer>
        <button type="button" class="button" onClick=${close}>${view.close?.text ?? say('cancel')}</button>
        ${view.submit && html`<button type="submit" class=${`button primary ${sending ? 'waiting' : ''}`} aria-busy=${sending} disabled=${sending}>${view.submit.text}</button>`}
      </footer>
    </form>
  </dialog>`;
}
