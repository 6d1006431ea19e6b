const BLOCK = /^([ \t]*)\/\*\*\n((?:[ \t]*\*.*\n)*?)[ \t]*\*\/\n/gm;

/**
 * A source whose docstrings say what something is for, and no more: shapes, errors and examples stand in the types and the tests there.
 *
 * @example shortComments('/**\n * Adds.\n *\n * @param a One.\n *\/\n') // '/** Adds. *\/\n'
 */
export function shortComments(text: string): string {
  return text.replace(BLOCK, (_all, indent: string, body: string) => {
    const lines = body.split('\n').map((line) => line.replace(/^[ \t]*\* ?/, '').trimEnd());
    const end = lines.findIndex((line) => line.startsWith('@'));
    const kept = (end === -1 ? lines : lines.slice(0, end)).join('\n').trim().split('\n');
    const [only = ''] = kept;
    if (only === '') return '';
    if (kept.length === 1) return `${indent}/** ${only} */\n`;
    return `${indent}/**\n${kept.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`;
  });
}
