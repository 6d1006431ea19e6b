import type { Json, SegmentField } from '../../../../src/workbench/api';

export interface ValueEditorProps {
  field: SegmentField;
  value: Json | undefined;
  onChange: (value: Json | undefined) => void;
  /** What screen readers call it. */
  label: string;
  /** A part of another value: neither tables nor conditions within it. */
  isPart?: boolean;
}

/** Of an editor of a value that holds other values. */
export interface ContainerEditorProps extends ValueEditorProps {
  /** Edits a value inside. */
  PartEditor: (props: ValueEditorProps) => preact.JSX.Element;
}
