import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Chart } from './chart.ts';
import { html } from './html.ts';
import { Mrkdwn, RichText, type Reader } from './rich-text.ts';
import type { Block, Element, TextObject } from './wire.ts';

export interface Press {
  actionId: string;
  value?: string;
  selected?: string;
  /** An entry in the menu of the message, not a button on it. */
  shortcut?: true;
  /** It was pressed where the thread stands, not the channel. */
  inThread?: true;
}

interface BlocksProps {
  blocks: Block[];
  reader: Reader;
  press(press: Press): Promise<void>;
}

function Text({ text, reader }: { text: TextObject; reader: Reader }): ComponentChildren {
  return text.type === 'mrkdwn' ? html`<${Mrkdwn} text=${text.text} reader=${reader} />` : text.text;
}

const DOUBLE_CLICK_MS = 600;

function Button({
  element,
  label,
  press,
}: {
  element: Element;
  label: string | undefined;
  press: BlocksProps['press'];
}): VNode {
  const [waiting, setWaiting] = useState(false);
  const there = useRef(true);
  const since = useRef(performance.now());
  useEffect(() => () => void (there.current = false), []);
  const onClick = async (event: MouseEvent): Promise<void> => {
    // The second half of a double click could hit a button that has just taken the place of another.
    if (waiting || (event.detail > 1 && performance.now() - since.current < DOUBLE_CLICK_MS)) return;
    setWaiting(true);
    await press({ actionId: element.action_id ?? '', value: element.value });
    if (there.current) setWaiting(false);
  };
  return html`<button type="button" class=${`button ${element.style ?? ''} ${waiting ? 'waiting' : ''}`} data-action=${element.action_id} aria-busy=${waiting} onClick=${onClick}>${label}</button>`;
}

function Control({ element, press }: { element: Element; press: BlocksProps['press'] }): ComponentChildren {
  const label = typeof element.text === 'string' ? element.text : element.text?.text;
  const actionId = element.action_id ?? '';
  if (element.type === 'button') {
    if (element.url !== undefined && /^https?:/.test(element.url)) {
      return html`<a class="button" href=${element.url} target="_blank" rel="noreferrer noopener">${label}</a>`;
    }
    return html`<${Button} element=${element} label=${label} press=${press} />`;
  }
  if (element.type.endsWith('select') || element.type === 'overflow') {
    return html`<select class="select" aria-label=${element.placeholder?.text ?? actionId} onChange=${(event: Event) => void press({ actionId, selected: (event.target as HTMLSelectElement).value })}>
      <option value="" disabled selected>${element.placeholder?.text ?? '…'}</option>
      ${(element.options ?? []).map((option) => html`<option value=${option.value}>${option.text.text}</option>`)}
    </select>`;
  }
  if (element.type === 'image' && addressOf(element) !== undefined)
    return html`<img class="inline-image" src=${addressOf(element)} alt=${element.alt_text} />`;
  return null;
}

/** A picture somewhere on the web, or one that this workspace keeps. */
function addressOf({ image_url: url, slack_file: file }: Pick<Block, 'image_url' | 'slack_file'>): string | undefined {
  if (file !== undefined) return `/sandbox/slack/files/${encodeURIComponent(file.id)}`;
  return /^https?:/.test(url ?? '') ? url : undefined;
}

function OneBlock({ block, reader, press }: { block: Block } & Omit<BlocksProps, 'blocks'>): ComponentChildren {
  switch (block.type) {
    case 'rich_text':
      return html`<${RichText} elements=${block.elements} reader=${reader} />`;
    case 'section':
      return html`<div class="section">
        <div>
          ${block.text && html`<p><${Text} text=${block.text} reader=${reader} /></p>`}
          ${block.fields && html`<div class="fields">${block.fields.map((field) => html`<p><${Text} text=${field} reader=${reader} /></p>`)}</div>`}
        </div>
        ${
          block.accessory?.type === 'image'
            ? addressOf(block.accessory) !== undefined &&
              html`<img class="thumbnail" src=${addressOf(block.accessory)} alt=${block.accessory.alt_text} loading="lazy" />`
            : block.accessory && html`<${Control} element=${block.accessory} press=${press} />`
        }
      </div>`;
    case 'context':
      return html`<div class="context">
        ${(block.elements ?? []).map((element) =>
          element.type === 'image'
            ? html`<${Control} element=${element} press=${press} />`
            : html`<span><${Text} text=${{ type: element.type, text: element.text }} reader=${reader} /></span>`,
        )}
      </div>`;
    case 'actions':
      return html`<div class="actions">${(block.elements ?? []).map((element) => html`<${Control} key=${element.action_id} element=${element} press=${press} />`)}</div>`;
    case 'header':
      return html`<h3 class="block-header">${block.text?.text}</h3>`;
    case 'image':
      return addressOf(block) !== undefined
        ? html`<figure class="picture"><img src=${addressOf(block)} alt=${block.alt_text} loading="lazy" /></figure>`
        : html`<p class="context">${block.alt_text}</p>`;
    case 'data_visualization':
      // Of segments Recado makes none.
      return block.chart?.axis_config && typeof block.title === 'string'
        ? html`<${Chart} title=${block.title} chart=${block.chart} />`
        : null;
    case 'divider':
      return html`<hr />`;
    default:
      return null;
  }
}

/** Blocks of a message or of a form, inputs left out: forms draw those themselves. Known by their place, since a redraw names them anew. */
export function Blocks({ blocks, ...rest }: BlocksProps): VNode {
  return html`<div class="blocks">${blocks.map((block, place) => html`<${OneBlock} key=${place} block=${block} ...${rest} />`)}</div>`;
}
