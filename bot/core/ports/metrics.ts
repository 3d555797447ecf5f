/** What operators count and time. Labels are names of the configuration and of our own code: never a text, never a handle. */
export interface Metrics {
  /** New messages of customers from a network, and the way they came by. */
  messagesIn(network: string, by: 'poll' | 'webhook', count: number): void;
  /** From the customer's post to its card in the chat. */
  cardShown(network: string, seconds: number): void;
  /** A press, a form or a command, from its arrival until the person was answered. */
  acted(kind: 'click' | 'submit' | 'command', seconds: number): void;
  /** One call that publishes, and what it came to. */
  published(network: string, outcome: string): void;
  /** One call that asks a network about our own account. */
  accountRead(network: string): void;
  /** One call to the chat, waiting for its turn included. */
  chatCall(surface: string, call: string, outcome: 'ok' | 'slowed' | 'failed', seconds: number): void;
  /** One try to post a message of ours, by its kind: posted, found standing there already, certainly not posted, or nobody knows. */
  tried(kind: string, outcome: 'posted' | 'found' | 'refused' | 'unknown'): void;
  /** A call asked to come back later. */
  slowed(surface: string, seconds: number): void;
  /** One call of the store. */
  storeCall(call: string, seconds: number): void;
}

/** Counts nothing. */
export const noMetrics: Metrics = {
  messagesIn() {},
  cardShown() {},
  acted() {},
  published() {},
  accountRead() {},
  chatCall() {},
  tried() {},
  slowed() {},
  storeCall() {},
};
