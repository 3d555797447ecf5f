/** What Meta's own OpenAPI says of a call. */
const CHECKED = "Meta's OpenAPI of the WhatsApp Business platform, v23.0";
const GUIDE = "Meta's guide, not in the description";

/** Every call that Recado makes of Graph for WhatsApp; `:business`, `:phone`, `:file` and `:app` are numbers. */
export const CALLS = [
  { call: 'GET /:business/phone_numbers', use: 'which number of the business we are', checked: CHECKED },
  { call: 'POST /:phone/messages', use: 'publish an answer, or an approved template', checked: CHECKED },
  { call: 'POST /:phone/media', use: 'bring a file that goes out with an answer', checked: CHECKED },
  { call: 'GET /:business/message_templates', use: 'approved templates, for after the 24 hours', checked: CHECKED },
  { call: 'GET /:file', use: 'where the file of a message lies now', checked: CHECKED },
  { call: 'POST /:business/subscribed_apps', use: 'hear of what is new', checked: CHECKED },
  { call: 'POST /:app/subscriptions', use: 'tell Meta our address', checked: GUIDE },
] as const;
