const group = 'a group: Recado answers one person at a time';
const owner = "of the business itself; its owner is told in Meta's own pages";
const template = 'the list of templates is asked for when one is needed';

/** What Meta may tell of a WhatsApp Business account and changes nothing here, and why. */
export const ignoredFields: Readonly<Record<string, string>> = {
  account_alerts: owner,
  account_review_update: owner,
  account_settings_update: owner,
  account_update: owner,
  business_capability_update: owner,
  business_status_update: owner,
  business_username_update: owner,
  calls: 'Recado takes no telephone calls',
  flows: 'Recado offers no forms of WhatsApp',
  group_lifecycle_update: group,
  group_participants_update: group,
  group_settings_update: group,
  group_status_update: group,
  history: 'what was said before the number came to Recado',
  message_template_components_update: template,
  message_template_quality_update: template,
  message_template_status_update: template,
  partner_solutions: owner,
  payment_configuration_update: owner,
  phone_number_name_update: owner,
  phone_number_quality_update: owner,
  security: owner,
  smb_app_state_sync: 'the address book of a telephone is no matter of Recado',
  template_category_update: template,
  user_id_update: 'what she writes next comes under her new name by itself',
  user_preferences: 'it is about marketing messages, and Recado sends none',
};

/** Kinds of messages that say nothing that is to be answered, and why. */
export const ignoredTypes: Readonly<Record<string, string>> = {
  reaction: 'a sign under a private message says no words',
  request_welcome: 'who opens the conversation has written nothing yet',
  system: 'she changed her number; what she writes next comes under the new one',
};
