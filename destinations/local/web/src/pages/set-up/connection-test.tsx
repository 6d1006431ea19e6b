import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../components/button';
import type { ConnectionResult, PlatformName, Target } from '../../../../src/workbench/api';
import { Badge } from '../../components/badge';
import type { Tone } from '../../components/badge';
import { useWorkbench } from '../../state/workbench';
import { messageOf } from '../../state/notices';

const OUTCOMES: Readonly<Record<ConnectionResult['outcome'], { tone: Tone; word: string }>> = {
  known: { tone: 'good', word: 'Key known' },
  untested: { tone: 'neutral', word: 'No key tested' },
  refused: { tone: 'bad', word: 'Refused' },
};

const CHECKS: Readonly<Record<PlatformName, string>> = {
  segment: 'What Segment checks when the settings are saved.',
  rudderstack: 'RudderStack has no connection test. This one asks Encharge whether it knows the API key.',
};

export interface ConnectionTestProps {
  platform: PlatformName;
  /** The real Encharge is chosen. */
  isLive: boolean;
  onChoose: (isLive: boolean) => void;
}

/** Does what the platform's "test connection" button does. */
export function ConnectionTest({ platform, isLive, onChoose }: ConnectionTestProps) {
  const { api, definitions, keys, setup, withKeys } = useWorkbench();
  const [isBusy, setBusy] = useState(false);
  const [result, setResult] = useState<ConnectionResult>();
  const { writeKey = '', apiKey } = keys.value[platform];
  const [keysNow, setupNow] = [keys.value, setup.value];
  // The result was about other settings, or another Encharge.
  useEffect(() => setResult(undefined), [isLive, keysNow, setupNow]);
  const canTest = !isLive || writeKey !== '' || apiKey !== undefined;

  const test = async (): Promise<void> => {
    setBusy(true);
    const to: Target = isLive
      ? { kind: 'live', writeKey, ...(apiKey === undefined ? {} : { apiKey }) }
      : { kind: 'sandbox' };
    try {
      setResult(await api.testConnection({ platform, setup: withKeys(), to }));
    } catch (error) {
      setResult({ outcome: 'refused', message: messageOf(error) });
    }
    setBusy(false);
  };
  return (
    <aside class="card set-up-side" aria-labelledby="connection">
      <header class="card-head">
        <h2 id="connection">Connection</h2>
        <p>{CHECKS[platform]}</p>
      </header>
      <div class="form">
        <fieldset class="choices">
          <legend>Test against</legend>
          <label>
            <input type="radio" name="connection-target" checked={!isLive} onChange={() => onChoose(false)} />
            <span>
              The built-in Encharge
              <small>
                {definitions.urls.sandbox}:{' '}
                {platform === 'segment' ? 'it tests the settings, and no key' : 'it tests no key'}
              </small>
            </span>
          </label>
          <label>
            <input type="radio" name="connection-target" checked={isLive} onChange={() => onChoose(true)} />
            <span>
              The real Encharge
              <small>with the keys of this form, over the internet</small>
            </span>
          </label>
        </fieldset>
        <Button look="primary" disabled={isBusy || !canTest} onClick={() => void test()}>
          {isBusy ? 'Testing…' : 'Test connection'}
        </Button>
        {!canTest && <p class="hint">Type a key into the form first.</p>}
        <div role="status" aria-live="polite">
          {result !== undefined && (
            <p class="result">
              <Badge tone={OUTCOMES[result.outcome].tone}>{OUTCOMES[result.outcome].word}</Badge>
              <span>{result.message}</span>
            </p>
          )}
        </div>
        <p class="hint">
          Keys stay in this page’s memory. They are not stored, and they are gone when you close it.
          Everything else is kept in this browser.
        </p>
      </div>
    </aside>
  );
}
