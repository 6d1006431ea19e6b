/** What a host's runtime gives to a pasted file, and what it demands of it. */
export interface Runtime {
  name: string;
  /** How the file is read. */
  format: 'script' | 'module';
  /** The functions the host calls: top-level declarations under exactly these names. */
  functions: readonly string[];
  /** Names the host declares itself, in the same scope. */
  reserved: readonly string[];
  /** Globals besides those of the language. */
  globals: readonly string[];
  /** Globals that may be missing: a file may use them behind `typeof name`. */
  uncertainGlobals: readonly string[];
  /** Whether the host looks for imports with a scanner that reads strings and comments too. */
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
