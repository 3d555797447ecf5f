import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What an author wants, what managers must know of, insults, other brands and topics; of those that may be several, each is found. What people set right is found without looking at everything that was read. */
export const moreLabels: Migration = {
  up: async (db) => {
    await sql
      .raw(`
      alter table tickets add column intent text, add column red text, add column toxicity text, add column mentioned text, add column topic text;
      create index tickets_by_intent on tickets (intent, last_inbound_at) where intent is not null;
      create index tickets_by_toxicity on tickets (toxicity, last_inbound_at) where toxicity is not null;
      create index tickets_by_topic on tickets (topic, last_inbound_at) where topic is not null;
      create index message_labels_corrected on message_labels (label, at) where source = 'person';
      create index tickets_by_red on tickets using gin (string_to_array(red, ','));
      create index tickets_by_mentioned on tickets using gin (string_to_array(mentioned, ','));`)
      .execute(db);
  },
  down: async (db) => {
    await sql
      .raw(`
      drop index message_labels_corrected, tickets_by_mentioned, tickets_by_red, tickets_by_topic, tickets_by_toxicity, tickets_by_intent;
      alter table tickets drop column intent, drop column red, drop column toxicity, drop column mentioned, drop column topic;`)
      .execute(db);
  },
};
