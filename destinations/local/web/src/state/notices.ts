import { effect, signal, untracked } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

export interface Notice {
  id: number;
  tone: 'good' | 'bad';
  text: string;
}

export interface Notices {
  shown: ReadonlySignal<readonly Notice[]>;
  /**
   * Disappears after a while.
   *
   * @param isOver Whether it no longer applies; read again whenever a signal in it changes.
   */
  say: (text: string, isOver?: () => boolean) => void;
  /** Says what went wrong; stays until closed. */
  complain: (error: unknown) => void;
  /** Reports a failing task. */
  watch: (task: Promise<unknown>) => void;
  close: (id: number) => void;
}

const SHOWN_MS = 5_000;

/** Short messages, read out by screen readers. */
export function createNotices(): Notices {
  const shown = signal<readonly Notice[]>([]);
  let count = 0;
  const close = (id: number): void => {
    shown.value = shown.value.filter((notice) => notice.id !== id);
  };
  const add = (tone: Notice['tone'], text: string): number => {
    count += 1;
    shown.value = [...shown.value.slice(-2), { id: count, tone, text }];
    return count;
  };
  const complain = (error: unknown): void => void add('bad', messageOf(error));
  return {
    shown,
    close,
    complain,
    watch: (task) => void task.catch(complain),
    say: (text, isOver = () => false) => {
      const id = add('good', text);
      const stop = effect(() => {
        if (isOver()) untracked(() => close(id));
      });
      setTimeout(() => {
        stop();
        close(id);
      }, SHOWN_MS);
    },
  };
}

/** An error's message. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
