import { PLATFORMS } from '../../../../src/cli/platforms';
import { settingsOf } from '../../explain/setting-of-reason';
import { useWorkbench } from '../../state/workbench';

/** What an example shows, and the options it uses. */
export function ScenarioNote() {
  const { definitions, draft, take, undoably } = useWorkbench();
  const scenario = draft.scenario.value;
  if (scenario === undefined) return null;
  const labels = new Map(
    PLATFORMS.flatMap((platform) => settingsOf(platform, definitions).map(({ key, label }) => [key, label])),
  );
  const options = Object.keys(scenario.options)
    .filter((name) => name !== 'now' && name !== 'trace')
    .map((name) => labels.get(name) ?? name);
  return (
    <div class="scenario">
      <p>
        <strong>{scenario.title}.</strong> {scenario.description}
      </p>
      {options.length > 0 && (
        <button
          type="button"
          class="link"
          onClick={() =>
            undoably(`Both platforms are set up with ${options.join(', ')} now.`, () => take(scenario.setup))
          }
        >
          Use its options: {options.join(', ')}
        </button>
      )}
    </div>
  );
}
