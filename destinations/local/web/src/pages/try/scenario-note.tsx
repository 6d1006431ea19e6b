import { useWorkbench } from '../../state/workbench';

/** What an example shows, and the options it shows it with. */
export function ScenarioNote() {
  const { draft, take, undoably } = useWorkbench();
  const scenario = draft.scenario.value;
  if (scenario === undefined) return null;
  const options = Object.keys(scenario.options).filter((name) => name !== 'now' && name !== 'trace');
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
