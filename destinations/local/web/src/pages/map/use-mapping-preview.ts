import { useSignal, useSignalEffect } from '@preact/signals';
import { createContext } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Json, MappingPreview } from '../../../../src/workbench/api';
import { messageOf } from '../../state/notices';
import { useWorkbench } from '../../state/workbench';

/** The event whose payload is shown beside the mapping: its paths are the ones to choose from. */
export const MappedEvent = createContext<Json | undefined>(undefined);

/** Nobody looks at a payload between two keystrokes. */
const PAUSE_MS = 120;

export interface MappingState {
  shown: MappingPreview | undefined;
  /** Why there is no newer one. */
  problem: string | undefined;
}

/** What a mapping, given by number, makes of an event that it takes; requested at every change. */
export function useMappingPreview(mapping: number): MappingState {
  const { api, draft, setup, reconnections } = useWorkbench();
  const number = useSignal(mapping);
  useEffect(() => {
    number.value = mapping;
  }, [mapping]);
  const [state, show] = useState<MappingState>({ shown: undefined, problem: undefined });
  useSignalEffect(() => {
    const request = { event: draft.text.value, setup: setup.value, mapping: number.value };
    if (reconnections.value < 0 || request.mapping < 0) return;
    const stale = new AbortController();
    const pause = setTimeout(() => {
      api
        .previewMapping(request, stale.signal)
        .then((shown) => show({ shown, problem: undefined }))
        .catch((error: unknown) => {
          if (!stale.signal.aborted) show(({ shown }) => ({ shown, problem: messageOf(error) }));
        });
    }, PAUSE_MS);
    return () => {
      clearTimeout(pause);
      stale.abort();
    };
  });
  return state;
}
