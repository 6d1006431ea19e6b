import { useState } from 'preact/hooks';
import { PLATFORMS, PLATFORM_NAMES } from '../../../../src/cli/platforms';
import { Button } from '../../components/button';
import type { PlatformName } from '../../../../src/workbench/api';
import { Dialog } from '../../components/overlays/dialog';
import { Field } from '../../components/inputs/field';
import { SecretInput } from '../../components/inputs/secret-input';
import { useWorkbench } from '../../state/workbench';

export interface LiveDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Sends to a real account: the key first, then a confirmation that says what will happen. */
export function LiveDialog({ isOpen, onClose }: LiveDialogProps) {
  const { keys, preview, sending } = useWorkbench();
  const [platform, setPlatform] = useState<PlatformName>('segment');
  const [writeKey, setWriteKey] = useState<string>();
  const [apiKey, setApiKey] = useState<string>();
  const [isConfirming, confirm] = useState(false);
  const known = keys.value[platform];
  const write = writeKey ?? known['writeKey'] ?? '';
  const rest = apiKey ?? known['apiKey'] ?? '';
  // Segment’s destination sends with either key.
  const hasKeys = write !== '' || (platform === 'segment' && rest !== '');
  const isBusy = sending.isBusy.value;
  const requests = preview.value?.sides[platform]?.requests ?? [];
  const close = (): void => {
    confirm(false);
    onClose();
  };
  const send = (): void => {
    void sending.live({ kind: 'live', writeKey: write, apiKey: rest }, [platform]);
    close();
  };
  return (
    <Dialog title={isConfirming ? 'Really send?' : 'Send to a real account'} isOpen={isOpen} onClose={close}>
      {isConfirming ? (
        <>
          <p class="dialog-text">
            {requests.length === 1 ? '1 request goes' : `${requests.length} requests go`} to the account of
            this key, over the internet, as {PLATFORM_NAMES[platform]} would send{' '}
            {requests.length === 1 ? 'it' : 'them'}. Encharge will change people and may start flows and send
            emails. There is no way back.
          </p>
          <footer class="dialog-foot">
            <Button onClick={() => confirm(false)}>Back</Button>
            <Button look="danger" disabled={isBusy} onClick={send}>
              Send to the real Encharge
            </Button>
          </footer>
          {isBusy && <p class="hint">Another event is still being sent.</p>}
        </>
      ) : (
        <form
          class="form"
          onSubmit={(event) => {
            event.preventDefault();
            if (hasKeys) confirm(true);
          }}
        >
          <fieldset class="choices is-row">
            <legend>As</legend>
            {PLATFORMS.map((name) => (
              <label key={name}>
                <input
                  type="radio"
                  name="live-platform"
                  checked={name === platform}
                  onChange={() => setPlatform(name)}
                />
                <span>{PLATFORM_NAMES[name]}</span>
              </label>
            ))}
          </fieldset>
          <Field
            label="Write key"
            description={`Of your Encharge account. It stays in this page’s memory.${platform === 'segment' ? ' Left empty, the API key is used for that too.' : ''}`}
            isRequired={platform === 'rudderstack'}
          >
            {(control) => <SecretInput {...control} label="Write key" value={write} onInput={setWriteKey} />}
          </Field>
          <Field label="API key" description="Only for actions that need it, such as removing tags.">
            {(control) => <SecretInput {...control} label="API key" value={rest} onInput={setApiKey} />}
          </Field>
          <footer class="dialog-foot">
            <Button onClick={close}>Cancel</Button>
            <Button look="primary" type="submit" disabled={!hasKeys || requests.length === 0}>
              Continue
            </Button>
          </footer>
          {requests.length === 0 && (
            <p class="hint">{PLATFORM_NAMES[platform]} sends nothing for this event.</p>
          )}
        </form>
      )}
    </Dialog>
  );
}
