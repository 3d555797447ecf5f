import type { Card } from '#core/card.ts';
import { RecadoError } from '#core/errors.ts';
import type { Form, FormReply } from '#core/form.ts';
import type {
  Click,
  Command,
  Respond,
  Submission,
  Suggestion,
  Surface,
  SurfaceHandlers,
  ThreadMessage,
} from '#core/ports/surface.ts';
import type { After, SeenForm, SurfaceRig } from './surface-rig.ts';

export const card = (words: string, ...buttons: { action: string; value: string; label?: string }[]): Card => ({
  fallback: words,
  blocks: [
    { kind: 'line', inlines: [{ kind: 'text', text: words }] },
    ...(buttons.length > 0
      ? [{ kind: 'buttons' as const, buttons: buttons.map((button) => ({ label: button.action, ...button })) }]
      : []),
  ],
});
export const reply = (title: string, more: Partial<Form> = {}): Form => ({
  action: 'reply',
  meta: { ticketId: 'tk_1' },
  title,
  submit: 'Guardar',
  cancel: 'Cancelar',
  blocks: [
    { kind: 'quote', text: 'Me habéis cobrado dos veces' },
    {
      kind: 'field',
      field: { kind: 'text', name: 'text', label: 'Respuesta', initial: 'Hola, Carla', multiline: true },
    },
    {
      kind: 'field',
      field: {
        kind: 'choice',
        name: 'next',
        label: 'Después',
        options: [
          { value: 'keep', label: 'Guardar' },
          { value: 'ask', label: 'Pedir aprobación' },
        ],
        initial: 'ask',
      },
    },
  ],
  ...more,
});
export const skeleton: Form = {
  action: 'reply',
  meta: { ticketId: 'tk_1' },
  title: 'Responder',
  cancel: 'Cancelar',
  blocks: [{ kind: 'context', inlines: [{ kind: 'text', text: 'Abriendo' }] }],
};

const WORDS: Record<string, string> = {
  'form.opening': 'Abriendo',
  'form.checking': 'Comprobando',
  'form.close': 'Cerrar',
  'form.done': 'Hecho',
};

/** Tries again when told to come back; tests post faster than a surface allows. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RecadoError) || error.code !== 'surface.rate-limited') throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.min(error.retryAfterMs ?? 1_000, 2_000)));
    }
  }
}

let operations = 0;
export const opId = (): string => `op_${Date.now()}_${(operations += 1)}`;

/** A started surface with handlers that remember what reached them and do what a test says. */
export interface Stage {
  readonly rig: SurfaceRig;
  readonly surface: Surface;
  clicks: Click[];
  visits: { surface: string; userId: string }[];
  /** Draws the page of whoever opened it. */
  onHome(visit: { surface: string; userId: string }): Promise<void>;
  submissions: Submission[];
  /** The message that was pressed last. */
  pressedOn: { channel: string; ts: string } | undefined;
  commands: Command[];
  written: ThreadMessage[];
  suggestions: Suggestion[];
  onSuggest(suggestion: Suggestion): Promise<{ value: string; label: string }[]>;
  onClick(click: Click, respond: Respond): Promise<void>;
  onSubmit(submission: Submission, respond: Respond): Promise<FormReply>;
  /** Called when the surface asks for its word for "checking". */
  whenChecking(): void;
  post(
    channel: string,
    shown: Card,
    more?: { thread?: string; alsoToChannel?: boolean; opId?: string },
  ): Promise<{ ts: string }>;
  /** Posts a card with one button and presses it. */
  pressOne(handle: Stage['onClick'], by?: string): Promise<{ channel: string; ts: string; after: After }>;
  /** Opens the Reply form and gives it back as the person sees it. */
  openForm(): Promise<SeenForm>;
  start(rig: SurfaceRig): Promise<void>;
}

export function createStage(): Stage {
  let set: SurfaceRig | undefined;
  const stage: Stage = {
    get rig() {
      if (set === undefined) throw new Error('the stage is used before it was started');
      return set;
    },
    get surface() {
      return stage.rig.surface;
    },
    clicks: [],
    visits: [],
    onHome: async () => undefined,
    submissions: [],
    pressedOn: undefined,
    commands: [],
    written: [],
    suggestions: [],
    onSuggest: async () => [],
    onClick: async () => undefined,
    onSubmit: async () => ({ kind: 'close' }),
    whenChecking: () => undefined,
    post: (channel, shown, more = {}) =>
      patiently(() => stage.surface.post({ channel, card: shown, opId: opId(), ...more })),
    async pressOne(handle, by = stage.rig.member.id) {
      stage.onClick = handle;
      const channel = stage.rig.channel();
      const { ts } = await stage.post(channel, card('Una tarjeta', { action: 'reply', value: '{"ticketId":"tk_1"}' }));
      stage.pressedOn = { channel, ts };
      return { channel, ts, after: await stage.rig.press({ user: by, channel, ts, action: 'reply' }) };
    },
    async openForm() {
      const { after } = await stage.pressOne(async (_click, respond) => {
        const opened = await respond.open(skeleton);
        await opened.update(reply('Responder'));
      });
      if (after.form === undefined) throw new Error('no form is open');
      return after.form;
    },
    async start(rig) {
      set = rig;
      await rig.surface.start(handlers);
    },
  };
  const handlers: SurfaceHandlers = {
    onClick: async (click, respond) => {
      stage.clicks.push(click);
      await stage.onClick(click, respond);
    },
    onSubmit: async (submission, respond) => {
      stage.submissions.push(submission);
      return stage.onSubmit(submission, respond);
    },
    onSuggest: async (suggestion) => {
      stage.suggestions.push(suggestion);
      return stage.onSuggest(suggestion);
    },
    onCommand: async (command, respond) => {
      stage.commands.push(command);
      await respond.say(`Has escrito ${command.text}`);
    },
    onHome: async (visit) => {
      stage.visits.push(visit);
      await stage.onHome(visit);
    },
    onThreadMessage: async (message) => {
      stage.written.push(message);
    },
    words: (_locale, key) => {
      if (key === 'form.checking') stage.whenChecking();
      return WORDS[key] ?? key;
    },
  };
  return stage;
}
