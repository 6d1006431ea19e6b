import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { PLATFORMS } from '../../../src/cli/platforms';
import type { PlatformName, SendResult, Target } from '../../../src/workbench/api';
import type { Api } from './api';
import type { Draft } from './draft';
import type { LiveState } from './live-state';
import type { Notices } from './notices';
import type { SendAs } from './preferences';
import type { PreviewState } from './preview';
import type { SetupState } from './setup';

export interface Sent {
  isLive: boolean;
  /** The event as typed. */
  text: string;
  /** ISO 8601. */
  at: string;
  /** Its number in a list, from 1. */
  number?: { at: number; of: number };
  result: SendResult;
}

export interface Sending {
  isBusy: ReadonlySignal<boolean>;
  /** What happened to the last event sent. */
  sent: ReadonlySignal<Sent | undefined>;
  toSandbox: () => Promise<void>;
  /** Forgets the result. */
  forget: () => void;
  live: (target: Extract<Target, { kind: 'live' }>, platforms: PlatformName[]) => Promise<void>;
}

type Needs = { api: Api; draft: Draft; notices: Notices; sendAs: ReadonlySignal<SendAs> } & Pick<
  SetupState,
  'setup'
> &
  Pick<PreviewState, 'preview'> &
  Pick<LiveState, 'refresh'>;

/** Sends the event in the editor, one at a time. Sending continues, and its result is kept, whatever page is shown. */
export function createSending({ api, draft, setup, preview, notices, sendAs, refresh }: Needs): Sending {
  const isBusy = signal(false);
  const sent = signal<Sent | undefined>(undefined);
  const send = async (to: Target, platforms: PlatformName[]): Promise<void> => {
    if (isBusy.value || preview.value === undefined || preview.value.problem !== undefined) return;
    isBusy.value = true;
    try {
      const [text, list] = [draft.text.value, draft.list.value];
      const at = new Date().toISOString();
      const isOfMany = list !== undefined && list.texts.length > 1;
      const number = isOfMany ? { number: { at: list.at + 1, of: list.texts.length } } : {};
      const result = await api.send({ event: text, setup: setup.value, platforms, to });
      sent.value = { isLive: to.kind === 'live', text, at, ...number, result };
      await refresh();
    } catch (error) {
      notices.complain(error);
    } finally {
      isBusy.value = false;
    }
  };
  return {
    isBusy,
    sent,
    forget: () => {
      sent.value = undefined;
    },
    toSandbox: () => send({ kind: 'sandbox' }, sendAs.value === 'both' ? [...PLATFORMS] : [sendAs.value]),
    live: (target, platforms) => send(target, platforms),
  };
}
