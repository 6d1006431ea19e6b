import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpuTimes, describeCpu } from '../cpu-times';

test('the processor time of the process on a port, on Linux', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const used = cpuTimes({ here: port })?.['here'];
  if (process.platform !== 'linux') expect(used).toBeUndefined();
  else {
    expect(used).toBeGreaterThan(0);
    expect(used).toBeLessThan(3600);
  }
  await new Promise((resolve) => server.close(resolve));
  expect(cpuTimes({ here: port })).toBeUndefined();
});

test('shares are of the time used between two readings', () => {
  expect(describeCpu({ a: 1, b: 2 }, { a: 4, b: 3 }, 2000)).toBe(
    'processor time for 1,000 events: a 1.50 s (75 %), b 0.50 s (25 %)',
  );
});
