/** What a host's runtime provides to a pasted file, and what it requires of it. */
export interface Runtime {
  name: string;
  /** How the file is read. */
  format: 'script' | 'module';
  /** The functions the host calls: top-level declarations under exactly these names. */
  functions: readonly string[];
  /** Names the host declares itself, in the same scope. */
  reserved: readonly string[];
  /** Globals besides the language's own. */
  globals: readonly string[];
  /** Globals that may be missing: a file may use them behind `typeof name`. */
  uncertainGlobals: readonly string[];
  /** Whether the host searches for imports with a scanner that also reads strings and comments. */
  scansText: boolean;
}

/** The globals of the language itself, ECMAScript 2022. Source: ECMA-262, 13th edition, chapter 19. */
export const LANGUAGE_GLOBALS: readonly string[] = [
  ...['undefined', 'NaN', 'Infinity', 'isFinite', 'isNaN', 'parseFloat', 'parseInt'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
  ...['Object', 'Boolean', 'Symbol', 'Number', 'BigInt', 'Math', 'Date', 'String', 'RegExp', 'Array'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError'],
  ...['URIError', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Promise', 'Proxy', 'Reflect', 'JSON'],
  ...['ArrayBuffer', 'DataView', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array'],
  ...['Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array', 'BigInt64Array'],
  'BigUint64Array',
];
