import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../../state/notices';
import { useWorkbench } from '../../state/workbench';

/** What the server answered last, and why there is nothing newer. */
export interface Answered<Answer> {
  answer: Answer | undefined;
  problem: string | undefined;
}

/**
 * Asks the server now, and again whenever the embedded Encharge changed; until the new answer is there, the one before is shown.
 *
 * @param key What is asked for: another key is another question.
 */
export function useAnswer<Answer>(
  key: string,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Answered<Answer> {
  const { revision } = useWorkbench();
  const [answered, show] = useState<Answered<Answer>>({ answer: undefined, problem: undefined });
  const at = revision.value;
  useEffect(() => {
    const stale = new AbortController();
    ask(stale.signal)
      .then((answer) => show({ answer, problem: undefined }))
      .catch((error: unknown) => {
        if (!stale.signal.aborted) show({ answer: undefined, problem: messageOf(error) });
      });
    return () => stale.abort();
  }, [key, at]);
  return answered;
}
