/** What is shown while something is made: the newest word, one call at a time, and none after the end. */
export interface Meanwhile {
  tell(text: string): void;
  /** Nothing is shown before this, only kept. */
  begin(): void;
  /** The last word that there was. */
  last(): string | undefined;
  /** Resolves when no call is under way: what comes now is not overtaken by it. */
  end(): Promise<void>;
}

/** @param isBegun left out, words are shown at once */
export function createMeanwhile(
  show: (text: string) => Promise<void>,
  failed: (error: unknown) => void,
  { isBegun = true }: { isBegun?: boolean } = {},
): Meanwhile {
  let newest: string | undefined;
  let isOpen = isBegun;
  let isOver = false;
  let showing: Promise<void> | undefined;

  async function showAll(): Promise<void> {
    for (let text: string | undefined; newest !== text && !isOver;) {
      text = newest ?? '';
      try {
        await show(text);
      } catch (error) {
        failed(error);
      }
    }
    showing = undefined;
  }

  function next(): void {
    if (isOpen && !isOver && newest !== undefined) showing ??= showAll();
  }

  return {
    tell(text) {
      newest = text;
      next();
    },
    begin() {
      isOpen = true;
      next();
    },
    last: () => newest,
    async end() {
      isOver = true;
      await showing;
    },
  };
}
