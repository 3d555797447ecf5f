import { expect, it } from 'vitest';
import { html, trusted } from '../../../handlers/web/html.ts';

const hostile = `</p><script>alert("1")</script>'&`;
const safe = '&lt;/p&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;';

it('escapes whatever is put into it, between tags and in attributes', () => {
  expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(`<p title="${safe}">${safe}</p>`);
  expect(html`${[hostile, html`<b>${hostile}</b>`]}`.toString()).toBe(`${safe}<b>${safe}</b>`);
});

it('takes nothing for markup because it looks like an object of ours', () => {
  const forged: unknown = JSON.parse(JSON.stringify({ toString: '<script>' }));
  expect(() => html`${forged as string}`.toString()).toThrow(TypeError);
  expect(html`${String(html`<b>`)}`.toString()).toBe('&lt;b&gt;');
});

it('shows numbers, leaves out nothing, and takes what is ours as it is', () => {
  expect(html`${0}|${false}|${null}|${undefined}|${''}|${trusted('<i>')}`.toString()).toBe('0|||||<i>');
});
