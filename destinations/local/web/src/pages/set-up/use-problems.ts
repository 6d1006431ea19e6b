import { useSignal, useSignalEffect } from '@preact/signals';
import type { PlatformName, SettingProblem } from '../../../../src/workbench/api';
import { useWorkbench } from '../../state/workbench';

export interface Problems {
  /** What the platform would say about a setting; nothing about one that was not touched. */
  of: (key: string) => string | undefined;
  /** The same, whether it was touched or not. */
  any: (key: string) => string | undefined;
  touch: (key: string) => void;
}

/** What the platform would refuse, asked at every change. */
export function useProblems(platform: PlatformName): Problems {
  const { api, withKeys } = useWorkbench();
  const found = useSignal<readonly SettingProblem[]>([]);
  const touched = useSignal<ReadonlySet<string>>(new Set());
  useSignalEffect(() => {
    const stale = new AbortController();
    api
      .checkSettings({ platform, setup: withKeys() }, stale.signal)
      .then((problems) => {
        found.value = problems;
      })
      // A server that stopped is told about at the side.
      .catch(() => undefined);
    return () => stale.abort();
  });
  const any = (key: string): string | undefined =>
    found.value.find((problem) => problem.key === key)?.message;
  return {
    any,
    of: (key) => (touched.value.has(key) ? any(key) : undefined),
    touch: (key) => {
      if (!touched.value.has(key)) touched.value = new Set([...touched.value, key]);
    },
  };
}
