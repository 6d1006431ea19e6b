import { realpathSync } from 'node:fs';
import { basename, delimiter, dirname, join, relative } from 'node:path';

const NAME = 'encharge-destinations';

/**
 * How the user calls this program, for commands that are shown for copying: by npx where npx finds it, with `--offline` so that npx never
 * asks a registry for a name that is not ours; by name where that is on the PATH; else by file.
 *
 * @param script The file that Node was started with.
 * @example programName('/repository/node_modules/.bin/encharge-destinations', '/repository', env) // 'npx --offline encharge-destinations'
 */
export function programName(
  script: string,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const file = realPathOf(script);
  for (let above = folder; ; above = dirname(above)) {
    if (file !== undefined && realPathOf(join(above, 'node_modules', '.bin', NAME)) === file)
      return `npx --offline ${NAME}`;
    if (above === dirname(above)) break;
  }
  const isOnPath = (env['PATH'] ?? '').split(delimiter).includes(dirname(script));
  return isOnPath && basename(script) === NAME ? NAME : `node ${relative(folder, script)}`;
}

/** A command's help, with the program called as the user calls it. */
export function namingProgram(text: string, program: string): string {
  return text.replaceAll(`${NAME} `, `${program} `);
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
