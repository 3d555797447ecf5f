/** Where Graph is for it: the workspace's root has another network's. */
export const AT = '/whatsapp-graph';
/** Number of the one WhatsApp Business account that has the brand's telephone numbers. */
export const BUSINESS = '102290129340398';
