import { DEFAULT_RETRY_POLICY } from '@encharge-destinations/client';
import type { Attempt } from '../../src/send/senders/sender';
import { Trials } from '../../src/send/engine/trials';
import type { Trial } from '../../src/send/engine/trials';

const FAILED: Attempt = { outcome: 'retryable', statuses: [500], reason: 'HTTP 500' };

function started(maxAttempts = 2): {
  trials: Trials;
  at: (time: number) => void;
  fail: (trial: Trial, others: 'untried' | 'tried' | 'none') => string;
} {
  let now = 0;
  const trials = new Trials(
    { ...DEFAULT_RETRY_POLICY, maxAttempts },
    { clock: () => now, random: () => 0.5 },
  );
  return {
    trials,
    at: (time) => (now = time),
    fail: (trial, others) => trials.judge(trial, FAILED, others).kind,
  };
}

test('tries until the attempts are used up; then the run ends if nothing ever got through', () => {
  const { trials, fail } = started(3);
  const trial = trials.begin(undefined);
  expect(trials.judge(trial, FAILED, 'untried')).toEqual({ kind: 'again', delayMs: 250 });
  expect(trials.judge(trials.begin(trial), FAILED, 'untried')).toEqual({ kind: 'again', delayMs: 500 });
  expect(fail(trials.begin(trial), 'untried')).toBe('end');
});

test('an event is given up when others get through between its last attempts', () => {
  const { trials, at, fail } = started();
  const trial = trials.begin(undefined);
  expect(fail(trial, 'untried')).toBe('again');
  at(100);
  trials.noticeSuccess();
  at(200);
  expect(fail(trials.begin(trial), 'untried')).toBe('give-up');
});

test('when nothing gets through any more, the others are tried first, for two minutes', () => {
  const { trials, at, fail } = started();
  at(50);
  trials.noticeSuccess();
  const trial = (at(100), trials.begin(undefined));
  expect(fail(trial, 'untried')).toBe('again');
  at(200);
  expect(fail(trials.begin(trial), 'untried')).toBe('let-others-try');
  trials.grantOne(trial);
  at(120_049);
  expect(fail(trials.begin(trial), 'untried')).toBe('let-others-try');
  trials.grantOne(trial);
  at(120_050);
  expect(fail(trials.begin(trial), 'untried')).toBe('end');
});

test('with no others left to try, what got through since its first failure decides', () => {
  const { trials, at, fail } = started(3);
  const [early, late] = [trials.begin(undefined), trials.begin(undefined)];
  at(10);
  expect(fail(early, 'tried')).toBe('again');
  at(20);
  trials.noticeSuccess();
  at(30);
  expect(fail(trials.begin(early), 'tried')).toBe('again');
  expect(fail(trials.begin(late), 'tried')).toBe('again');
  expect(fail(trials.begin(late), 'tried')).toBe('again');
  at(40);
  expect(fail(trials.begin(early), 'tried')).toBe('give-up');
  expect(fail(trials.begin(late), 'tried')).toBe('end');
});

test('what got through before an attempt failed does not count against its event, however few attempts there are', () => {
  const { trials, at, fail } = started(1);
  const trial = trials.begin(undefined);
  at(10);
  trials.noticeSuccess();
  at(20);
  expect(fail(trial, 'untried')).toBe('let-others-try');
  at(30);
  trials.noticeSuccess();
  trials.grantOne(trial);
  at(40);
  expect(fail(trials.begin(trial), 'untried')).toBe('give-up');
});

test('the last few may be given up once anything got through in this run; otherwise a run could never end', () => {
  const { trials, at, fail } = started(1);
  expect(fail(trials.begin(undefined), 'none')).toBe('end');
  at(10);
  trials.noticeSuccess();
  at(20);
  expect(fail(trials.begin(undefined), 'tried')).toBe('end');
  expect(fail(trials.begin(undefined), 'none')).toBe('give-up');
});

test('only its own attempts and waits use up the time of an event', () => {
  const { trials, at } = started(6);
  const trial = trials.begin(undefined);
  at(1000);
  trials.judge(trial, FAILED, 'tried');
  // An hour in a pause that Encharge requested.
  at(3_600_000);
  expect(trials.judge(trials.begin(trial), FAILED, 'tried').kind).toBe('again');
  expect(trial.spentMs).toBe(1000 + 250 + 0 + 500);
});
