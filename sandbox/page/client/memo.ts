import { Component, type ComponentClass, type FunctionComponent, type VNode } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { html } from './html.ts';

function same(one: object, other: object): boolean {
  const values = new Map(Object.entries(one));
  const others = Object.entries(other);
  return values.size === others.length && others.every(([key, value]) => values.get(key) === value);
}

/** Draws again only when a property is another one: a long list costs what changed in it. */
export function memo<P extends object>(Drawn: FunctionComponent<P>): ComponentClass<P> {
  return class Memo extends Component<P> {
    override shouldComponentUpdate(next: P): boolean {
      return !same(this.props, next);
    }

    override render(): VNode {
      return html`<${Drawn} ...${this.props} />`;
    }
  };
}

/** The same function all the time, doing what the newest one does. */
export function useStable<A extends unknown[], R>(work: (...args: A) => R): (...args: A) => R {
  const latest = useRef(work);
  latest.current = work;
  return useCallback((...args: A) => latest.current(...args), []);
}

/** State that outlives a reload: of this tab, or of this browser. */
export function useKept(
  key: string,
  where: Storage = sessionStorage,
): [string | undefined, (value: string | undefined) => void] {
  const [value, setValue] = useState(where.getItem(key) ?? undefined);
  const set = useCallback((next: string | undefined) => {
    if (next === undefined) where.removeItem(key);
    else where.setItem(key, next);
    setValue(next);
  }, []);
  return [value, set];
}

export function useVisible(): boolean {
  const [visible, setVisible] = useState(document.visibilityState === 'visible');
  useEffect(() => {
    const look = (): void => setVisible(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  return visible;
}

const ticking = new Set<() => void>();
setInterval(() => ticking.forEach((tick) => tick()), 20_000);

/** Draws only what holds an "ago" again as time goes on. */
export function useTick(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const tick = (): void => setNow(Date.now());
    ticking.add(tick);
    return () => void ticking.delete(tick);
  }, []);
  return now;
}

/** Runs one at a time; calls that come meanwhile become one more run, a moment later. */
export function useCoalesced(work: () => Promise<void>, gapMs: number): () => void {
  const state = useRef({ running: false, again: false });
  const latest = useStable(work);
  return useCallback(() => {
    const run = async (): Promise<void> => {
      if (state.current.running) {
        state.current.again = true;
        return;
      }
      state.current.running = true;
      try {
        await latest();
      } catch (error) {
        console.warn(error);
      } finally {
        const { again } = state.current;
        state.current.again = false;
        if (again) {
          setTimeout(() => {
            state.current.running = false;
            void run();
          }, gapMs);
        } else {
          state.current.running = false;
        }
      }
    };
    void run();
  }, []);
}
