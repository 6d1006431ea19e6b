import { Badge } from '../components/badge';
import { useWorkbench } from '../state/workbench';
import { compared } from './compared';
import { settingsOf } from './setting-of-reason';

/** Whether both platforms send the same, and if not, the usual reason. */
export function Comparison() {
  const { preview, setup, definitions, setRudderStackSetting } = useWorkbench();
  const result = compared(preview.value);
  if (result === undefined) return null;
  const dialects = {
    segment: setup.value.segment.settings['dialect'] ?? defaultDialect(definitions.segment.settings),
    rudderstack: setup.value.rudderstack.config['dialect'] ?? 'documented',
  };
  const labelOf = (dialect: string): string =>
    settingsOf('rudderstack', definitions)
      .find(({ key }) => key === 'dialect')
      ?.choices.find(({ value }) => value === dialect)?.label ?? dialect;
  return (
    <>
      <Badge tone={result.tone}>{result.text}</Badge>
      {result.hasDifferences &&
        dialects.segment !== dialects.rudderstack &&
        typeof dialects.segment === 'string' && (
          <span class="comparison-why">
            The two have different payload dialects.{' '}
            <button
              type="button"
              class="link"
              onClick={() => setRudderStackSetting('dialect', dialects.segment as string)}
            >
              Set RudderStack’s to “{labelOf(dialects.segment)}”
            </button>
          </span>
        )}
    </>
  );
}

function defaultDialect(fields: readonly { key: string; default?: unknown }[]): unknown {
  return fields.find(({ key }) => key === 'dialect')?.default;
}
