import { createMapper, MappingError } from '@encharge-destinations/core';
import type { MapOptions } from '@encharge-destinations/core';
import { printable } from '../../cli/text/printable';
import { shellWords } from '../../cli/text/shell';
import { UsageError } from '../../cli/usage-error';
import type { Column } from './columns';
import { rowEvent } from './row-event';

const MOST_SHOWN = 20;
/** Valid as an id and as an email. */
const SOMEBODY = 'somebody@example.com';

/**
 * Makes sure that some column or field mapping can identify a person: otherwise every row would fail.
 *
 * @param input The file's name.
 * @throws {UsageError} with the columns, and the `--map` that would help.
 */
export function expectPerson(columns: readonly Column[], options: MapOptions, input: string): void {
  const row = rowEvent(
    columns,
    columns.map(() => SOMEBODY),
  );
  if (namesPerson(row, options)) return;
  const names = columns.flatMap(({ name, path }) => (path === undefined ? [] : [name]));
  const shown = names.slice(0, MOST_SHOWN).map(printable).join(', ');
  throw new UsageError(
    `"${printable(input)}": No column leads to a person (userId, email or anonymousId). Columns: ${shown}${names.length > MOST_SHOWN ? ', …' : ''}. Say which one does: ${mapFlags(names)}`,
  );
}

function namesPerson(event: object, options: MapOptions): boolean {
  try {
    // Whether anonymous people go out is a separate question.
    const { skipped } = createMapper({ ...options, dialect: 'segment', anonymous: 'send' })(event);
    return skipped === undefined;
  } catch (error) {
    if (error instanceof MappingError) return false;
    throw error;
  }
}

/** Guessed from the column names; the first column when they give no hint. */
function mapFlags(names: readonly string[]): string {
  const mail = names.find((name) => /mail/i.test(name));
  const id = names.find((name) => name !== mail && /(?:^|[^a-z])(?:u?id|user|customer)|I[dD]$/i.test(name));
  const flags = [
    ...(id === undefined ? [] : [`${id}=userId`]),
    ...(mail === undefined ? [] : [`${mail}=traits.email`]),
  ];
  const [first = ''] = names;
  return (flags.length === 0 ? [`${first}=userId`] : flags)
    .map((flag) => `--map ${shellWords([printable(flag)])}`)
    .join(' ');
}
