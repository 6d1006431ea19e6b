import { createContext } from '../../src/cli/context';
import { ProgressReport } from '../../src/send/report/progress';
import type { Standing } from '../../src/send/report/progress';
import { testIo } from '../run-program';

const START = Date.parse('2026-01-10T00:00:00Z');
const NOTHING: Standing = {
  read: 0,
  delivered: 0,
  failed: 0,
  retries: 0,
  atOnce: 1,
  pausedMs: 0,
  bytes: 0,
  totalBytes: 10_000,
};

beforeEach(() => jest.useFakeTimers({ now: START }));
afterEach(() => jest.useRealTimers());

test('an earlier run’s work does not affect the estimate', () => {
  const io = testIo({ now: () => Date.now() });
  let standing = { ...NOTHING, read: 600, delivered: 600 };
  const report = new ProgressReport(createContext(io, []), false, () => standing);
  // The part that is done is skipped within a second.
  jest.advanceTimersByTime(1000);
  standing = { ...standing, bytes: 6000 };
  report.begin();
  jest.advanceTimersByTime(3900);
  standing = { ...standing, read: 640, delivered: 640, bytes: 6390, atOnce: 2 };
  report.begin();
  jest.advanceTimersByTime(100);
  report.stop();
  expect(io.stderr.text).toBe('63 %, 640 delivered, 10/s, 2 at once, 0 retries, 0 failed, about 38 s left\n');
});

test('there is no estimate while nothing gets through', () => {
  const io = testIo({ now: () => Date.now() });
  let standing = { ...NOTHING };
  const report = new ProgressReport(createContext(io, []), false, () => standing);
  report.begin();
  standing = { ...standing, delivered: 40, bytes: 4000 };
  jest.advanceTimersByTime(5000);
  standing = { ...standing, retries: 90 };
  jest.advanceTimersByTime(15_000);
  report.stop();
  const lines = io.stderr.text.trim().split('\n');
  expect(lines[0]).toMatch(/, about 8 s left$/);
  expect(lines.at(-1)).toMatch(/, 90 retries, 0 failed$/);
});

test('a terminal shows one changing line, --json prints lines for programs', () => {
  const [terminal, json] = [
    testIo({ now: () => Date.now(), stderrIsTerminal: true }),
    testIo({ now: () => Date.now() }),
  ];
  const reports = [
    new ProgressReport(createContext(terminal, []), false, () => NOTHING),
    new ProgressReport(createContext(json, []), true, () => NOTHING),
  ];
  jest.advanceTimersByTime(400);
  expect(terminal.stderr.text).toBe(
    '0 %, 0 delivered, 0/s, 1 at once, 0 retries, 0 failed\r\u001b[K0 %, 0 delivered, 0/s, 1 at once, 0 retries, 0 failed',
  );
  jest.advanceTimersByTime(4600);
  for (const report of reports) report.stop();
  expect(JSON.parse(json.stderr.text)).toEqual({ level: 'progress', ...NOTHING, perSecond: 0 });
});

test('a request to stop is acknowledged during the run', () => {
  const [plain, json] = [testIo(), testIo()];
  const report = new ProgressReport(createContext(plain, []), false, () => NOTHING);
  const forPrograms = new ProgressReport(createContext(json, []), true, () => NOTHING);
  for (const one of [report, forPrograms]) {
    one.reportStopping();
    one.stop();
    one.reportStopping();
  }
  const message = 'Stopping: requests in progress finish first. Press Ctrl-C again to end it at once.';
  expect(plain.stderr.text).toBe(`${message}\n`);
  expect(JSON.parse(json.stderr.text)).toEqual({ level: 'stopping', message });
});
