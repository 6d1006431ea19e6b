import { processIo } from '../../src/cli/process-io';

afterEach(() => jest.restoreAllMocks());

test('the first signal requests a clean end, its echo changes nothing, and a repeated one ends the program', async () => {
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  const now = jest.spyOn(performance, 'now').mockReturnValue(5000);
  const before = process.listenerCount('SIGINT');
  const stopped = processIo().untilStopped();
  process.emit('SIGINT', 'SIGINT');
  await stopped;
  now.mockReturnValue(5999);
  process.emit('SIGTERM', 'SIGTERM');
  expect(kill).not.toHaveBeenCalled();
  now.mockReturnValue(6000);
  process.emit('SIGINT', 'SIGINT');
  // With no listener left, the signal has its default effect.
  expect(kill.mock.calls).toEqual([[process.pid, 'SIGINT']]);
  expect([process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')]).toEqual([before, before]);
});
