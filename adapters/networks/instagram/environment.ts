import { metaEnvironment } from '../meta/environment.ts';

/** INSTAGRAM_PAGE_TOKEN and its like. */
export const { environment, accessOf, appOf, missingOf, webhookAccessOf, siteOf } = metaEnvironment({
  id: 'instagram',
  name: 'Instagram',
  site: 'https://www.instagram.com',
  token: 'a long-lived access token of the Page that the account is linked to',
});
