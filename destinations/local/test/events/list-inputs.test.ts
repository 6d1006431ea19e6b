import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { digestInputs } from '../../src/events/inputs/input-digest';
import { compareNames } from '../../src/events/inputs/compare-names';
import { listInputs } from '../../src/events/inputs/list-inputs';

const root = mkdtempSync(join(tmpdir(), 'encharge-destinations-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string | Buffer): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const EVENT = '{"type":"identify","userId":"u"}\n';

test('a Segment export: day by day, without markers and manifests', () => {
  write('segment-logs/source/1767225600000/2.log.gz', gzipSync(EVENT));
  write('segment-logs/source/1767225600000/10.log.gz', gzipSync(EVENT));
  write('segment-logs/source/999999999999/1.gz', gzipSync(EVENT));
  write('segment-logs/source/1767312000000/part-0', EVENT);
  write('segment-logs/_SUCCESS', '');
  write('segment-logs/.DS_Store', 'x');
  write('segment-logs/source/1767312000000/report.csv', 'a,b\n');
  write('segment-logs/source/1767312000000/empty.json', '');
  write('segment-logs.checkpoint', '{}');
  const { files, passedOver } = listInputs([join(root, 'segment-logs')]);
  expect(files.map(({ name }) => name)).toEqual([
    'segment-logs/source/999999999999/1.gz',
    'segment-logs/source/1767225600000/2.log.gz',
    'segment-logs/source/1767225600000/10.log.gz',
    'segment-logs/source/1767312000000/part-0',
  ]);
  expect(Object.fromEntries(passedOver)).toEqual({ hidden: 2, empty: 1, 'not JSON': 1 });
});

test('a RudderStack archive, and individually named files in the given order', () => {
  write('rudder-logs/src/2026-01-02/1700000002.src.json.gz', gzipSync(EVENT));
  write('rudder-logs/src/2026-01-01/1700000001.src.json.gz', gzipSync(EVENT));
  write('notes.txt', 'not events, but named');
  const names = ['notes.txt', 'rudder-logs'].map((name) => join(root, name));
  const { files } = listInputs(names);
  expect(files.map(({ name }) => name)).toEqual([
    'notes.txt',
    'rudder-logs/src/2026-01-01/1700000001.src.json.gz',
    'rudder-logs/src/2026-01-02/1700000002.src.json.gz',
  ]);
});

test('several sources come day by day together, and older day names across the years', () => {
  const paths = [
    'all/rudder-logs/web/12-30-2025/1767052800.web.json.gz',
    'all/rudder-logs/app/12-31-2025/1767139200.app.json.gz',
    'all/rudder-logs/web/01-01-2026/1767225600.web.json.gz',
    'all/segment-logs/site/1767312000000/1.gz',
    'all/rudder-logs/app/date=2026-01-03/1767398400.app.json.gz',
  ];
  for (const path of [...paths].reverse()) write(path, gzipSync(EVENT));
  const { files } = listInputs([join(root, 'all')]);
  expect(files.map(({ name }) => name)).toEqual(paths);
});

test('the files of one day come by the time in their names, whatever their sources and hours', () => {
  const paths = [
    'one-day/web/gw/2026-01-02/9/server-2/1767344400_1767344500_w_a.json.gz',
    'one-day/app/gw/2026-01-02/10/server-1/1767348000_1767348100_w_b.json.gz',
    'one-day/web/gw/2026-01-02/10/server-1/1767348050_1767348150_w_c.json.gz',
    'one-day/app/gw/2026-01-02/11/server-2/1767351600_1767351700_w_d.json.gz',
    'one-day/app/gw/2026-01-03/0/server-1/1767398400_1767398500_w_e.json.gz',
  ];
  for (const path of [...paths].reverse()) write(path, gzipSync(EVENT));
  const { files } = listInputs([join(root, 'one-day')]);
  expect(files.map(({ name }) => name)).toEqual(paths);
});

test('without days, folders come one after the other', () => {
  const paths = ['undated/a/2.json', 'undated/a/10.json', 'undated/b/1.json'];
  for (const path of paths) write(path, EVENT);
  const { files } = listInputs([join(root, 'undated')]);
  expect(files.map(({ name }) => name)).toEqual(paths);
});

test('this program’s own files in a folder are not input', () => {
  write('mixed/a.ndjson', EVENT);
  for (const mark of ['checkpoint', 'checkpoint.new', 'checkpoint.lock'])
    write(`mixed/a.ndjson.${mark}`, '{}');
  write('mixed/a.ndjson.dead-letters.ndjson', EVENT);
  const { files, passedOver } = listInputs([join(root, 'mixed')]);
  expect(files.map(({ name }) => name)).toEqual(['mixed/a.ndjson']);
  expect(passedOver.get('of this program')).toBe(4);
});

test('a missing name is a usage error', () => {
  expect(() => listInputs([join(root, 'nowhere')])).toThrow(/cannot be opened \(ENOENT\)/);
});

test('a dangling link in a folder is reported', () => {
  write('dangling/a.ndjson', EVENT);
  symlinkSync(join(root, 'nowhere'), join(root, 'dangling', 'b.ndjson'));
  expect(() => listInputs([join(root, 'dangling')])).toThrow(
    `"${join(root, 'dangling', 'b.ndjson')}" cannot be opened (ENOENT). Check the name and the permissions.`,
  );
});

test('a link to its own parent folder is rejected, and nothing is read twice', () => {
  write('loop/inner/a.ndjson', EVENT);
  symlinkSync(join(root, 'loop'), join(root, 'loop', 'inner', 'again'));
  expect(() => listInputs([join(root, 'loop')])).toThrow(
    `"${join(root, 'loop', 'inner', 'again')}" is a link to a folder that it lies in. Remove it.`,
  );
});

test('a file that is no longer readable is reported', () => {
  const path = join(root, 'gone.ndjson');
  expect(() => digestInputs([{ path, name: 'gone.ndjson', bytes: 1 }])).toThrow(
    `"${path}" cannot be opened (ENOENT). Check the name and the permissions.`,
  );
});

test.each<[string, string, number]>([
  ['2.json', '10.json', -1],
  ['10.json', '2.json', 1],
  ['a2b3', 'a2b3', 0],
  ['a', 'ab', -1],
  ['2026-01-31', '2026-02-01', -1],
  ['007', '7', -1],
  ['99999999999999999999998', '99999999999999999999999', -1],
])('%s and %s', (one, other, sign) => {
  expect(Math.sign(compareNames(one, other))).toBe(sign);
  expect(Math.sign(compareNames(one, other)) + Math.sign(compareNames(other, one))).toBe(0);
});
