import { useWorkbench } from '../state/workbench';

/** Why the payloads do not belong to the event: they stay dimmed until they do. */
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
