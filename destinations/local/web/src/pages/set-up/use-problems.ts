import { useSignal, useSignalEffect } from '@preact/signals';
import type { PlatformName, SettingProblem } from '../../../../src/workbench/api';
import { useWorkbench } from '../../state/workbench';
import { messageOf } from '../../state/notices';

export interface Problems {
  /** Why nothing can be said about the setup: the server rejects all of it. */
  refusal: string | undefined;
  /** The platform's problem with a setting; none for an untouched setting. */
  of: (key: string) => string | undefined;
  /** The same for any setting, touched or not. */
  any: (key: string) => string | undefined;
  touch: (key: string) => void;
}

/** What the platform would reject, requested at every change. */
export function useProblems(platform: PlatformName): Problems {
  const { api, isConnected, withKeys } = useWorkbench();
  const found = useSignal<readonly SettingProblem[]>([]);
  const refusal = useSignal<string | undefined>(undefined);
  const touched = useSignal<ReadonlySet<string>>(new Set());
  useSignalEffect(() => {
    // The navigation says that the server stopped; a new connection asks again.
    if (!isConnected.value) {
      refusal.value = undefined;
      return;
    }
    const stale = new AbortController();
    api
      .checkSettings({ platform, setup: withKeys() }, stale.signal)
      .then((problems) => {
        found.value = problems;
        refusal.value = undefined;
      })
      .catch((error: unknown) => {
        if (!stale.signal.aborted) refusal.value = messageOf(error);
      });
    return () => stale.abort();
  });
  const any = (key: string): string | undefined =>
    found.value.find((problem) => problem.key === key)?.message;
  return {
    refusal: refusal.value,
    any,
    of: (key) => (touched.value.has(key) ? any(key) : undefined),
    touch: (key) => {
      if (!touched.value.has(key)) touched.value = new Set([...touched.value, key]);
    },
  };
}
