/** One question to a language model. */
export interface ModelQuestion {
  /** What it is to do; ours alone. */
  instructions: string;
  /** What it is about, with everything that strangers wrote fenced in. */
  prompt: string;
  /** JSON Schema of what it may answer. */
  schema: { name: string; shape: Record<string, unknown> };
  /** Who asks, for the limits. */
  by: string;
}

/** A language model of the firm's choice. It has no tools, sends nothing and decides nothing. */
export interface Model {
  /** False where none is configured: then nothing of it is offered. */
  readonly isThere: boolean;
  /** As the configuration calls it. */
  readonly name: string;
  /** It may read what was said in private. */
  readonly readsPrivate: boolean;
  /** What it answered, parsed but not believed. @throws RecadoError model.* */
  ask(question: ModelQuestion): Promise<unknown>;
}

export const noModel: Model = {
  isThere: false,
  name: '',
  readsPrivate: false,
  ask: () => Promise.reject(new Error('no model is configured')),
};
