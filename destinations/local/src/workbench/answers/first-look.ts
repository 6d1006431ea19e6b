import type { Definitions, Setup } from '../api';
import type { Gallery } from './gallery';
import { previewEvent } from './preview';
import type { RunnerSource } from './preview';

/** A new user's first event: it shows everything about a person. */
const FIRST_SCENARIO = 'identify/sign-up';

/** What the page shows before the user does anything; `undefined` without scenarios. */
export async function firstLook(
  gallery: Gallery,
  setup: Setup,
  runnerOf: RunnerSource,
): Promise<Definitions['first']> {
  const found =
    (await gallery.example(FIRST_SCENARIO)) ?? (await gallery.example(gallery.summaries[0]?.id ?? ''));
  if (found === undefined) return undefined;
  return { example: found, preview: await previewEvent(JSON.stringify(found.event), setup, runnerOf) };
}
