import type { ComponentChildren } from 'preact';
import type { Side } from '../../../src/workbench/api';

export type Tone = 'neutral' | 'good' | 'warn' | 'bad' | 'accent';

/** How well it went for an event. */
export const OUTCOME_TONES: Readonly<Record<Side['kind'], Tone>> = {
  delivered: 'good',
  skipped: 'neutral',
  failed: 'bad',
};

/** A state in one word. */
export function Badge({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={`badge is-${tone}`}>{children}</span>;
}
