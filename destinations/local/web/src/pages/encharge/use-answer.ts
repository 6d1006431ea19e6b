import { useEffect, useState } from 'preact/hooks';
import { messageOf } from '../../state/notices';
import { useWorkbench } from '../../state/workbench';

/** The server's last answer, and why there is no newer one. */
export interface Answered<Answer> {
  answer: Answer | undefined;
  problem: string | undefined;
}

/**
 * Asks the server now, and again whenever the embedded Encharge changes; the previous answer stays until the new one arrives.
 *
 * @param key Identifies the question: a new key is a new question.
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
