/** Says that a list does not show everything there is. */
export function Latest(props: { shown: number; total: number; what: string }) {
  const { shown, total, what } = props;
  return shown >= total ? null : (
    <p class="hint">
      The latest {shown} of {total} {what}.
    </p>
  );
}
