import { metaEnvironment } from '../meta/environment.ts';

/** FACEBOOK_PAGE_TOKEN and its like. */
export const { environment, accessOf, appOf, missingOf, webhookAccessOf, siteOf } = metaEnvironment({
  id: 'facebook',
  name: 'Facebook',
  site: 'https://www.facebook.com',
  token: 'a long-lived access token of the Page',
});
