import type { Json, SegmentField } from '../../../../src/workbench/api';

export interface ValueEditorProps {
  field: SegmentField;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  /** Its name for screen readers. */
  label: string;
  /** Part of another value: no tables or conditions inside. */
  isPart?: boolean;
}

/** Props for the editor of a value that contains other values. */
export interface ContainerEditorProps extends ValueEditorProps {
  /** Edits a value inside it. */
  PartEditor: (props: ValueEditorProps) => preact.JSX.Element;
}
