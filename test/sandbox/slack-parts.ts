/** Small blocks and elements to build a test case from. */

export const text = (n: number, type = 'plain_text') => ({ type, text: 'x'.repeat(n) });
export const many = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index));
export const button = (more: object = {}) => ({ type: 'button', text: text(5), ...more });
export const actions = (...elements: object[]) => ({ type: 'actions', elements });
export const option = (more: object = {}) => ({ text: text(5), value: 'v', ...more });
export const select = (more: object = {}) => ({ type: 'static_select', options: [option()], ...more });
export const input = (element: object, more: object = {}) => ({ type: 'input', label: text(5), element, ...more });
export const section = (more: object) => ({ type: 'section', ...more });
export const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
export const modal = (more: object = {}) => ({
  type: 'modal',
  title: text(5),
  submit: text(5),
  blocks: [{ type: 'divider' }],
  ...more,
});
