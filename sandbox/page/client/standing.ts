import { useEffect, useState } from 'preact/hooks';
import { api, Refused } from './api.ts';
import type { Say } from './texts.ts';

/** Whether what is done here is heard: by Recado, and by the workspace itself. */
export type Standing = 'connected' | 'starting' | 'away' | 'offline';

const LOOK_AGAIN_MS = 1_500;

/** While Recado does not listen, asks now and then whether it is on its way. */
export function useStanding(hasServer: boolean, hasBot: boolean): Standing {
  const [found, setFound] = useState<Standing>('connected');
  useEffect(() => {
    if (!hasServer || hasBot) return setFound('connected');
    let isWanted = true;
    const look = async (): Promise<void> => {
      try {
        const { state } = await api.bot();
        if (isWanted) setFound(state);
      } catch {
        // The workspace itself is gone: the page says so already.
      }
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [hasServer, hasBot]);
  return hasServer ? found : 'offline';
}

const KNOWN = [
  'bot-away',
  'cut-off',
  'too-slow',
  'form-gone',
  'message-gone',
  'archived',
  'too-long',
  'no-command',
] as const;

/** Why something could not be done, in the language of the person. */
export function whyNot(error: unknown, say: Say): string {
  if (!(error instanceof Refused)) return say('offline');
  const known = KNOWN.find((code) => code === error.code);
  return known === undefined ? say('failed', { why: error.message }) : say(known);
}
