import { computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { Json, PlatformName, Preview, Setup } from '../../../src/workbench/api';
import { light } from './light';
import type { Lit, Place } from './light';
import { reuse } from '../json/reuse';
import type { Api } from './api';
import type { Draft } from './draft';
import { messageOf } from './notices';

export interface PreviewState {
  preview: ReadonlySignal<Preview | undefined>;
  /** Why there is no new one: the server does not answer, or rejects it. */
  problem: ReadonlySignal<string | undefined>;
  /** The value that is pointed at or focused. */
  place: Signal<Place | undefined>;
  /** What is highlighted with it. */
  lit: ReadonlySignal<Lit>;
}

/** The payloads follow every keystroke; the explanation, which is several times larger, follows the first pause. */
const PAUSE_MS = 200;

/**
 * What both platforms make of the event, computed by the server at every change and after every reconnection; late answers are dropped.
 *
 * @param first The answer for the initial state, if known.
 */
export function createPreview(
  api: Api,
  draft: Draft,
  setup: ReadonlySignal<Setup>,
  reconnections: ReadonlySignal<number>,
  first: Preview | undefined,
): PreviewState {
  const preview = signal(first);
  const problem = signal<string | undefined>(undefined);
  const place = signal<Place | undefined>(undefined);
  let isAnswered = first !== undefined;
  effect(() => {
    // Ask again after a reconnection.
    const [event, used] = [draft.text.value, setup.value, reconnections.value];
    const request = { event, setup: used };
    if (event.trim() === '') {
      preview.value = undefined;
      problem.value = undefined;
      return;
    }
    if (isAnswered) {
      isAnswered = false;
      return;
    }
    const stale = new AbortController();
    const ask = async (explain: boolean): Promise<void> => {
      try {
        const answer = await api.preview({ ...request, explain }, stale.signal);
        if (stale.signal.aborted) return;
        const before = preview.peek();
        const whole = explain ? answer : explainedAs(answer, before);
        // Unchanged parts keep their identity, and are not redrawn.
        preview.value = reuse(whole as unknown as Json, before as unknown as Json) as unknown as Preview;
        problem.value = undefined;
      } catch (error) {
        if (!stale.signal.aborted) problem.value = messageOf(error);
      }
    };
    void ask(false);
    const pause = setTimeout(() => void ask(true), PAUSE_MS);
    return () => {
      clearTimeout(pause);
      stale.abort();
    };
  });
  return { preview, problem, place, lit: computed(() => light(preview.value, place.value)) };
}

/** A preview with the previous explanation until its own arrives: nothing flickers during typing. */
function explainedAs(preview: Preview, before: Preview | undefined): Preview {
  const sides = Object.entries(preview.sides).map(([platform, side]) => {
    const { trace = [], dropped = [], warnings = [] } = before?.sides[platform as PlatformName] ?? {};
    return [platform, { ...side, trace, dropped, warnings }];
  });
  return { ...preview, sides: Object.fromEntries(sides) as Preview['sides'] };
}
