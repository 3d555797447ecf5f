import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from './html.ts';
import type { Say } from './texts.ts';
import type { Element, Option } from './wire.ts';

interface TagBoxProps {
  id: string;
  element: Element;
  /** What is chosen, one a line. */
  value: string;
  isWrong: boolean;
  say: Say;
  change(value: string): void;
  suggest(query: string): Promise<Option[]>;
}

/** Typing faster than this asks once. */
const PAUSE_MS = 120;

/** What was found, and for which words: a list for other words is never chosen from by Enter. */
interface FoundTags {
  for: string | undefined;
  options: Option[];
}

/**
 * Chosen options and a box that looks for more; arrows, Enter, Backspace and Escape as in Slack. The list stays when the box is
 * left: closing it would move the form's button from under the pointer.
 */
export function TagBox({ id, element, value, isWrong, say, change, suggest }: TagBoxProps): VNode {
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<FoundTags>({ for: undefined, options: [] });
  const [open, setOpen] = useState(false);
  /** Nothing is marked before she types or walks through the list: Enter then sends the form. */
  const [active, setActive] = useState(-1);
  const enterWaits = useRef(false);
  const labels = useRef(new Map((element.initial_options ?? []).map((option) => [option.value, option.text.text])));
  const chosen = value.split('\n').filter((one) => one !== '');
  const shown = found.options.filter((option) => !chosen.includes(option.value));
  const isFull = element.max_selected_items !== undefined && chosen.length >= element.max_selected_items;

  const choose = (option: Option | undefined): void => {
    enterWaits.current = false;
    if (!option || isFull) return;
    labels.current.set(option.value, option.text.text);
    change([...chosen, option.value].join('\n'));
    setQuery('');
  };
  useEffect(() => {
    if (!open) return undefined;
    let isCurrent = true;
    const timer = setTimeout(
      () =>
        void suggest(query).then((options) => {
          if (!isCurrent) return;
          setFound({ for: query, options });
          setActive(query === '' ? -1 : 0);
          if (enterWaits.current) choose(options.find((option) => !chosen.includes(option.value)));
        }),
      enterWaits.current ? 0 : PAUSE_MS,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query, open]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setActive((at) =>
        shown.length === 0 ? -1 : (Math.max(at, step > 0 ? -1 : 0) + step + shown.length) % shown.length,
      );
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (query !== '' && found.for !== query) enterWaits.current = true;
      else if (open && found.for === query && shown[active]) choose(shown[active]);
      else if (query === '') (event.target as HTMLInputElement).form?.requestSubmit();
    } else if (event.key === 'Backspace' && query === '') change(chosen.slice(0, -1).join('\n'));
    else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  };

  return html`<div class="tag-box" aria-invalid=${isWrong}>
    ${chosen.map(
      (one) =>
        html`<span class="chip" key=${one}
          >${labels.current.get(one) ?? one}
          <button type="button" aria-label=${`${say('take-away')} ${one}`} onClick=${() => change(chosen.filter((other) => other !== one).join('\n'))}>×</button></span
        >`,
    )}
    <input
      id=${id}
      type="text"
      role="combobox"
      autocomplete="off"
      aria-expanded=${open}
      aria-controls=${`${id}-list`}
      aria-describedby=${`${id}-below`}
      aria-activedescendant=${open && shown[active] ? `${id}-${active}` : undefined}
      placeholder=${chosen.length === 0 ? element.placeholder?.text : ''}
      value=${query}
      data-focus=${element.focus_on_load ? 'yes' : undefined}
      onFocus=${() => setOpen(true)}
      onKeyDown=${onKeyDown}
      onInput=${(event: Event) => {
        enterWaits.current = false;
        setQuery((event.target as HTMLInputElement).value);
        setOpen(true);
      }}
    />
    ${
      open &&
      html`<ul id=${`${id}-list`} class="options" role="listbox">
        ${shown.map(
          (option, place) =>
            html`<li
              id=${`${id}-${place}`}
              key=${option.value}
              role="option"
              aria-selected=${place === active}
              onMouseDown=${(event: MouseEvent) => {
                event.preventDefault();
                choose(option);
              }}
            >
              ${option.text.text}
            </li>`,
        )}
        ${shown.length === 0 && html`<li class="nothing">${say('nothing-found')}</li>`}
      </ul>`
    }
  </div>`;
}
