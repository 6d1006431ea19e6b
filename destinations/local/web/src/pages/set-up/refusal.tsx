/** Why the server rejects a setup; there is no payload until that is fixed. */
export function Refusal({ text }: { text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p class="reason is-failed" role="alert">
      {text}
    </p>
  );
}
