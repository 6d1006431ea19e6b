import type { TraitNames } from './person/names';
import type { Dialect, PageMode, ScreenMode } from './types';
import type { Path } from './values/path';

/** A person field, and the places of the event where its value may stand; best first. */
export interface NamedPlaces {
  key: string;
  places: readonly Path[];
}

/** One rename of a trait or a property, its path parsed. `root` says which resolved fields it reads. */
export interface CompiledRename {
  root: 'traits' | 'properties';
  /** Below the root. */
  path: Path;
  to: string;
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
  /** Those of traits and properties. */
  renames: readonly CompiledRename[];
  /** Those of anything else in the event. */
  eventRenames: readonly NamedPlaces[];
  allow: ReadonlySet<string> | undefined;
  deny: ReadonlySet<string> | undefined;
  traitsOnEvents: readonly NamedPlaces[];
  clearOnNull: boolean;
  sendIp: boolean;
  trace: boolean;
  traitNames: TraitNames;
}
