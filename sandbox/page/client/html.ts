import htm from 'htm';
import { h, type VNode } from 'preact';

// The package's types describe its CommonJS face; the browser gets the module, whose default is the function itself.
const tag = htm as unknown as (this: typeof h, strings: TemplateStringsArray, ...values: unknown[]) => VNode;

/** Markup without a build step. */
export const html: (strings: TemplateStringsArray, ...values: unknown[]) => VNode = tag.bind(h);
