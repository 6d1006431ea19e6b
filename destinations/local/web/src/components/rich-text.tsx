import type { ComponentChildren } from 'preact';

const LINK = /\[([^\]]+)\]\((https:\/\/[^)\s]+)\)|`([^`]+)`/g;

/** A description from a definition: text with Markdown links and code, and no other Markdown. */
export function RichText({ text }: { text: string }) {
  const parts: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const [whole, label, address, code] = match;
    parts.push(text.slice(end, match.index));
    parts.push(
      address === undefined ? (
        <code>{code}</code>
      ) : (
        <a href={address} target="_blank" rel="noreferrer noopener">
          {label}
        </a>
      ),
    );
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return <>{parts}</>;
}
