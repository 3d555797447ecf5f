import { defineTexts } from './define.ts';

/** Names of personal data in findings. */
export const dataTexts = defineTexts({
  'data.phone': { es: 'un teléfono', pt: 'um telefone', en: 'a phone number' },
  'data.email': { es: 'un correo', pt: 'um e-mail', en: 'an e-mail address' },
  'data.tax-id': { es: 'un documento de identidad', pt: 'um documento de identificação', en: 'an identity number' },
  'data.card': { es: 'una tarjeta de pago', pt: 'um cartão de pagamento', en: 'a payment card' },
  'data.iban': { es: 'una cuenta bancaria', pt: 'uma conta bancária', en: 'a bank account' },
});
