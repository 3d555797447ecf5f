/** Remembers the answers given lately, so that what comes twice is answered as it was the first time. */
export interface Once<T> {
  /** `isFinal` says which answers stand; the others, and failures, are forgotten, so that the same may be tried again. */
  answer(id: string, work: () => Promise<T>, isFinal: (answer: T) => boolean): Promise<T>;
}

export function rememberAnswers<T>(atMost: number): Once<T> {
  const answers = new Map<string, Promise<T>>();
  return {
    answer(id, work, isFinal) {
      const first = answers.get(id);
      if (first) return first;
      const answer = work();
      answers.set(id, answer);
      const forget = (): void => void answers.delete(id);
      answer.then((given) => {
        if (!isFinal(given)) forget();
      }, forget);
      for (const oldest of answers.keys()) {
        if (answers.size <= atMost) break;
        answers.delete(oldest);
      }
      return answer;
    },
  };
}
