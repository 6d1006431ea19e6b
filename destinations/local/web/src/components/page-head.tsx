import type { ComponentChildren } from 'preact';

export interface PageHeadProps {
  title: string;
  text: string;
  /** Actions for the whole page. */
  children?: ComponentChildren;
}

/** The heading of a page. */
export function PageHead({ title, text, children }: PageHeadProps) {
  return (
    <div class="page-head">
      <div class="page-title">
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      {children !== undefined && <div class="page-actions">{children}</div>}
    </div>
  );
}
