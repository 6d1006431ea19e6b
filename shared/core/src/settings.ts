import type { Dialect, PageMode, Path, ScreenMode } from './types';

/** A person field, and the places of the event where its value may stand; best first. */
export interface NamedPlaces {
  key: string;
  places: readonly Path[];
}

/** One rename, its path parsed. `root` says which resolved fields it reads; those of the event are read by `resolve`. */
export interface CompiledRename {
  root: 'traits' | 'properties' | 'event';
  /** Below the root. */
  path: Path;
  to: string;
  /** Where its value may stand in the event. */
  places: readonly Path[];
}

/** What becomes of a trait by its name alone: it goes out under the name `field`, or it does not. */
export interface TraitName {
  kind: 'plain' | 'spelled' | 'hostile' | 'blank' | 'reserved';
  field: string;
  isSecret: boolean;
}

/** The options with every default in place, ready for many events. */
export interface Settings {
  dialect: Dialect;
  pages: PageMode;
  screens: ScreenMode;
  objectType: string | Path;
  tagRules: readonly { event: string; tags: readonly string[] }[];
  maxEventAge: { days: number; since: number } | undefined;
  anonymous: 'skip' | 'send';
  emailOnEvents: 'always' | 'withoutUserId';
  emailFromProperties: 'withoutIdentity' | 'never';
  /** Those of traits and properties. */
  renames: readonly CompiledRename[];
  /** Those of anything else in the event, and those to the identity. */
  eventRenames: readonly NamedPlaces[];
  /** Those to `userId` and `email`: they hold on every call. */
  identityRenames: readonly NamedPlaces[];
  allow: ReadonlySet<string> | undefined;
  deny: ReadonlySet<string> | undefined;
  traitsOnEvents: ReadonlySet<string>;
  clearOnNull: boolean;
  sendIp: boolean;
  trace: boolean;
  traitNames: { of: (name: string) => TraitName };
}
