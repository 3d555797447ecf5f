import { defineTexts } from './define.ts';

/** How far an answer of ours came, behind who sent it. */
export const receiptTexts = defineTexts({
  'receipt.delivered': { es: 'entregada a las {{at}}', pt: 'entregue às {{at}}', en: 'delivered at {{at}}' },
  'receipt.read': { es: 'leída a las {{at}}', pt: 'lida às {{at}}', en: 'read at {{at}}' },
});
