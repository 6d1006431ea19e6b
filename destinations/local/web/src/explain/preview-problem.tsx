import { useWorkbench } from '../state/workbench';

/** Why the payloads are not those of the event: they are shown dimmed until they are. */
export function PreviewProblem() {
  const { problem, preview } = useWorkbench();
  if (problem.value === undefined) return null;
  return (
    <p class="banner is-bad" role="alert">
      {problem.value}
      {preview.value !== undefined && ' What is shown is out of date.'}
    </p>
  );
}
