import type { OptionDefinition } from '@encharge-destinations/core';

/** A setting's place in the dashboard. */
export type SettingGroup = 'Connection' | 'REST API' | OptionDefinition['group'] | 'Event filtering';

/** One side of a mapping table. */
export interface SettingColumn {
  label: string;
  placeholder: string;
}

interface Common {
  /** The key in a destination's Config. */
  key: string;
  group: SettingGroup;
  label: string;
  note: string;
  /** Shown only while another setting has this value. */
  shownWhen?: { key: string; value: string };
}

/** A setting of this destination, with everything that the forms, the schema and the docs need. */
export type DashboardSetting =
  | (Common & {
      kind: 'text';
      placeholder: string;
      /** The pattern of the text; a template or an environment variable always passes. */
      pattern: string;
      isSecret?: true;
      isRequired?: true;
    })
  | (Common & {
      kind: 'choice';
      placeholder: string;
      choices: readonly { value: string; label: string }[];
      default: string;
    })
  | (Common & { kind: 'switch'; default: boolean })
  | (Common & { kind: 'list'; placeholder: string; tag: string })
  | (Common & {
      kind: 'mapping';
      addLabel: string;
      columns: { from: SettingColumn; to: SettingColumn };
    });

/** Text short enough for a name. */
export const NAME_PATTERN = '^(.{0,100})$';

/** A cell of a table: a path, or several tags. */
export const CELL_PATTERN = '^(.{0,500})$';
