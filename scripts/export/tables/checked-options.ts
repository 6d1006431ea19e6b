import { withDeclarations } from '../sources/with-declarations';

/** What the options' names have to be where nothing else is checked. */
const NAME = `function name(value: unknown, at: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw invalid(at, 'a name');
}`;

/**
 * Core's module of options for an adapter that has checked them by the host's means: types, choices and lists are taken as they are. What
 * only the mapper knows is still checked: paths, and the fields that may be written.
 *
 * @throws Error when a check is written in a way that is not known here.
 */
export function withCheckedOptions(path: string, text: string): string {
  const made = withDeclarations(path, text, { name: NAME })
    .replace(/ {2}const given: unknown = options;\n {2}if [^;]*;\n {2}const read = [\s\S]*?\n {2}};\n/, '')
    .replace(/read\((\w+), listOf\(name\)\) \?\? \[\]/g, 'options[$1] ?? []')
    .replace(/read\('(\w+)', (?:oneOf\([^)]*\)|truth|number)\)/g, 'options.$1')
    .replace(/read\('(\w+)', listOf\((\w+)\)\)/g, 'options.$1?.map((item, index) => $2(item, `$1/${index}`))')
    .replace(/read\('(\w+)', (\w+)\) \?\? ('\w+')/g, "$2(options.$1 ?? $3, '$1')");
  if (/\bread\((?:'|key)/.test(made) || !/options\.dialect\b/.test(made))
    throw new Error(`${path} checks an option in a new way.`);
  return made;
}
