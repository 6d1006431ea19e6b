import type { Result } from './result';

const UNITS: readonly string[] = ['µs', 'ms', 'MB', 'kB', '/s'] satisfies Result['unit'][];
const ROW =
  /^\| *(?:(?<ratio>[\d.]+) ×)? *\|[^|]*\| (?<what>[^|]+?) *\| (?<ours>[\d,.]+) (?<unit>\S+) *\|[^|]*\| *(?:± (?<noise>\d+) %)? *\|$/;

/**
 * Reads a table written by `renderTable`, for a comparison: the name of the measurement serves as the id.
 *
 * @example readTable(renderTable(results))
 */
export function readTable(text: string): Result[] {
  return text.split('\n').flatMap((line) => {
    const { ratio, what, ours, unit, noise = '0' } = ROW.exec(line)?.groups ?? {};
    if (what === undefined || ours === undefined || unit === undefined || !UNITS.includes(unit)) return [];
    return [
      {
        id: what,
        what,
        unit: unit as Result['unit'],
        ours: Number(ours.replaceAll(',', '')),
        noise: Number(noise) / 100,
        ...(ratio === undefined ? {} : { ratio: Number(ratio) }),
      },
    ];
  });
}

/** Whether the value is the same on any machine: a ratio, or a size. */
export function isOfAnyMachine({ ratio, unit }: Result): boolean {
  return ratio !== undefined || unit === 'kB' || unit === 'MB';
}
