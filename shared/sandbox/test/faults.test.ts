import { startSandbox } from '../src';
import type { FaultPlan, Sandbox } from '../src';
import { callRest, postIngest } from './requests';

const BODY = { name: 'Paid', user: { userId: 'u' } };

describe('faults', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => {
    sandbox.setFaults(undefined);
    sandbox.reset();
  });
  afterAll(() => sandbox.close());

  const post = (fault: string): Promise<Response> => postIngest(sandbox, BODY, { 'X-Sandbox-Fault': fault });
  const outcome = async (request: Promise<Response>): Promise<number | 'broken'> =>
    request.then(
      (response) => response.status,
      () => 'broken',
    );

  it.each([
    ['400', 400, 'The request was refused (sandbox fault).', null],
    ['401', 401, 'The key was refused (sandbox fault).', null],
    ['403', 403, 'The plan of the account does not allow this (sandbox fault).', null],
    ['429', 429, 'Too many requests (sandbox fault).', '1'],
    ['429; retry-after=2', 429, 'Too many requests (sandbox fault).', '2'],
    ['500', 500, 'Internal error (sandbox fault).', null],
    ['503', 503, 'Unavailable (sandbox fault).', null],
    ['503;Retry-After=0', 503, 'Unavailable (sandbox fault).', '0'],
  ])('%s answers in the envelope of either API', async (fault, status, message, retryAfter) => {
    const ingest = await post(fault);
    expect([ingest.status, ingest.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(await ingest.json()).toEqual({ error: message });
    const rest = await fetch(`${sandbox.restUrl}/accounts/info`, { headers: { 'X-Sandbox-Fault': fault } });
    expect([rest.status, rest.headers.get('retry-after')]).toEqual([status, retryAfter]);
    expect(await rest.json()).toEqual({ error: { message, markdown: message } });
    const { people, requests } = sandbox.state();
    expect(people).toEqual([]);
    expect(requests.map((request) => [request.fault, request.status])).toEqual([
      [fault.slice(0, 3), status],
      [fault.slice(0, 3), status],
    ]);
  });

  it.each([
    ['malformed', 200, '{"status":"succ'],
    ['malformed; status=500', 500, '{"status":"succ'],
    ['malformed; status=302', 302, '{"status":"succ'],
    ['malformed; status=500; as=html', 500, '<!DOCTYPE html>\n<html><body><h1>Bad gateway'],
    ['malformed; as=error', 200, '{"error":"The request was refused (sandbox fault)."}'],
  ])('%s', async (fault, status, body) => {
    const response = await post(fault);
    expect([response.status, await response.text()]).toEqual([status, body]);
  });

  it('reset destroys the connection, before or after the request was handled', async () => {
    await expect(post('reset')).rejects.toThrow();
    expect(sandbox.state().events).toEqual([]);
    await expect(post('reset; apply')).rejects.toThrow();
    expect(sandbox.state().events).toHaveLength(1);
    expect(sandbox.state().requests.map(({ fault, status }) => [fault, status])).toEqual([
      ['reset', null],
      ['reset', null],
    ]);
    expect((await postIngest(sandbox, BODY)).status).toBe(200);
  });

  it('timeout never answers, and does not keep the sandbox from closing', async () => {
    const own = await startSandbox({ faults: { sequence: ['timeout', 'timeout'] } });
    const cut = fetch(own.ingestUrl, { method: 'POST', body: '{}', signal: AbortSignal.timeout(100) });
    await expect(cut).rejects.toThrow('timeout');
    const hanging = outcome(postIngest(own, BODY));
    while (own.state().requests.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await own.close();
    expect(await hanging).toBe('broken');
    expect(own.state().requests.map(({ status }) => status)).toEqual([null, null]);
  });

  it('slow answers late, and handles the request', async () => {
    const start = performance.now();
    const response = await post('slow; ms=80');
    expect(performance.now() - start).toBeGreaterThan(75);
    expect([response.status, await response.json()]).toEqual([200, { status: 'success' }]);
    expect(sandbox.state().requests[0]).toMatchObject({ fault: 'slow', status: 200 });
  });

  it.each([
    '418',
    '429; retry-after=soon',
    'slow; ms=9999999',
    'malformed; status=199',
    'malformed; status=204',
    '500; often',
  ])('says that it does not understand "%s"', async (fault) => {
    const response = await post(fault);
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: 'X-Sandbox-Fault is not understood.' },
    ]);
  });

  it('plays a sequence, then lets everything pass', async () => {
    sandbox.setFaults({ sequence: ['500', null, { kind: '429', retryAfter: 7 }, 'reset'] });
    const seen: (number | 'broken')[] = [];
    for (let index = 0; index < 6; index += 1) seen.push(await outcome(postIngest(sandbox, BODY)));
    expect(seen).toEqual([500, 200, 429, 'broken', 200, 200]);
  });

  it('draws the same faults for the same seed', async () => {
    const draw = async (seed: number): Promise<(number | 'broken')[]> => {
      sandbox.setFaults({ seed, rate: 0.5, kinds: ['500', '503', { kind: '429' }] });
      const seen: (number | 'broken')[] = [];
      for (let index = 0; index < 12; index += 1) {
        seen.push(await outcome(callRest(sandbox, 'GET', '/accounts/info')));
      }
      return seen;
    };
    const first = await draw(1);
    expect(await draw(1)).toEqual(first);
    expect(await draw(2)).not.toEqual(first);
  });

  it('takes a plan over HTTP, and a reset restarts it', async () => {
    const setFaults = (body: unknown): Promise<Response> =>
      fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(body) });
    const once = (): Promise<number | 'broken'> => outcome(postIngest(sandbox, BODY));
    expect((await setFaults({ sequence: ['503'] })).status).toBe(204);
    expect([await once(), await once()]).toEqual([503, 200]);
    sandbox.reset();
    expect([await once(), await once()]).toEqual([503, 200]);
    expect((await setFaults(null)).status).toBe(204);
    sandbox.reset();
    expect(await once()).toBe(200);
    expect((await setFaults({ sequence: ['418'] })).status).toBe(400);
    expect((await setFaults({ seed: 1, rate: 2, kinds: ['500'] })).status).toBe(400);
  });

  it('refuses a plan that is not valid', async () => {
    const plan = { seed: 1, rate: 0.5, kinds: [] } as FaultPlan;
    expect(() => sandbox.setFaults(plan)).toThrow(TypeError);
    await expect(startSandbox({ faults: plan })).rejects.toThrow(TypeError);
  });
});
