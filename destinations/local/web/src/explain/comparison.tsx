import { Badge } from '../components/badge';
import { useWorkbench } from '../state/workbench';

/** Whether both platforms send the same, and the usual reason when they do not. */
export function Comparison(): preact.JSX.Element | null {
  const { preview, setup, definitions, setRudderStackSetting } = useWorkbench();
  const { segment, rudderstack } = preview.value?.sides ?? {};
  if (segment === undefined || rudderstack === undefined) return null;
  const differences = preview.value?.differences.length ?? 0;
  const dialects = {
    segment: setup.value.segment.settings['dialect'] ?? defaultDialect(definitions.segment.settings),
    rudderstack: setup.value.rudderstack.config['dialect'] ?? 'documented',
  };
  const isSame = differences === 0 && segment.kind === rudderstack.kind;
  if (isSame && segment.kind !== 'delivered')
    return <Badge tone="neutral">same outcome: nothing is sent</Badge>;
  if (isSame) return <Badge tone="good">same payload</Badge>;
  return (
    <>
      <Badge tone="warn">{differences === 1 ? '1 difference' : `${differences} differences`}</Badge>
      {dialects.segment !== dialects.rudderstack && typeof dialects.segment === 'string' && (
        <span class="comparison-why">
          The two speak different dialects.{' '}
          <button
            type="button"
            class="link"
            onClick={() => setRudderStackSetting('dialect', dialects.segment as string)}
          >
            Let RudderStack send “{dialects.segment}” too
          </button>
        </span>
      )}
    </>
  );
}

function defaultDialect(fields: readonly { key: string; default?: unknown }[]): unknown {
  return fields.find(({ key }) => key === 'dialect')?.default;
}
