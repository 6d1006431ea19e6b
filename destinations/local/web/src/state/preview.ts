import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Preview, Setup } from '../../../src/workbench/api';
import { light } from '../explain/light';
import type { Lit, Place } from '../explain/light';
import type { Api } from './api';
import type { Draft } from './draft';

export interface PreviewState {
  preview: ReadonlySignal<Preview | undefined>;
  /** Why there is no new one: the server does not answer, or refuses. */
  problem: ReadonlySignal<string | undefined>;
  /** The value that is pointed at or focused. */
  place: Signal<Place | undefined>;
  /** What lights up with it. */
  lit: ReadonlySignal<Lit>;
}

/**
 * What both platforms make of the event, computed anew by the server at every change; an answer that came too late is dropped.
 *
 * @param first What is shown until the first answer.
 */
export function createPreview(
  api: Api,
  draft: Draft,
  setup: ReadonlySignal<Setup>,
  first: Preview | undefined,
): PreviewState {
  const preview = signal(first);
  const problem = signal<string | undefined>(undefined);
  const place = signal<Place | undefined>(undefined);
  effect(() => {
    const request = { event: draft.text.value, setup: setup.value };
    if (request.event.trim() === '') {
      preview.value = undefined;
      return;
    }
    const stale = new AbortController();
    api
      .preview(request, stale.signal)
      .then((answer) => {
        if (stale.signal.aborted) return;
        preview.value = answer;
        problem.value = undefined;
      })
      .catch((error: unknown) => {
        if (!stale.signal.aborted) problem.value = error instanceof Error ? error.message : String(error);
      });
    return () => stale.abort();
  });
  return { preview, problem, place, lit: computed(() => light(preview.value, place.value)) };
}
