/** Why the server takes nothing of a setup; there is no payload until that is mended. */
export function Refusal({ text }: { text: string | undefined }): preact.JSX.Element | null {
  if (text === undefined) return null;
  return (
    <p class="reason is-failed" role="alert">
      <strong>This setup cannot be used.</strong> {text}
    </p>
  );
}
