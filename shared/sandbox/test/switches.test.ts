import { startSandbox } from '../src';
import type { Sandbox, Switches } from '../src';
import { postIngest, postSegment } from './requests';

async function withSwitches<T>(
  switches: Partial<Switches>,
  use: (sandbox: Sandbox) => Promise<T>,
): Promise<T> {
  const sandbox = await startSandbox({ switches });
  try {
    return await use(sandbox);
  } finally {
    await sandbox.close();
  }
}

const BODY = { name: 'Paid', user: { userId: 'u' } };

describe('switches', () => {
  it.each([true, false])('requireSegmentHeader: %s', async (requireSegmentHeader) => {
    const visits = await withSwitches({ requireSegmentHeader }, async (sandbox) => {
      await postIngest(sandbox, { type: 'page', userId: 'u', user: { userId: 'u' } });
      return sandbox.state().visits.length;
    });
    expect(visits).toBe(requireSegmentHeader ? 0 : 1);
  });

  it.each([400, 401, 403] as const)('missingKeyStatus: %s', async (missingKeyStatus) => {
    const answer = await withSwitches({ missingKeyStatus }, async (sandbox) => {
      const response = await fetch(sandbox.ingestUrl, { method: 'POST', body: '{}' });
      return [response.status, (await response.json()) as unknown];
    });
    expect(answer).toEqual([missingKeyStatus, { error: 'Missing Encharge write key.' }]);
  });

  it.each([true, false])('ingestAcceptsApiKey: %s', async (ingestAcceptsApiKey) => {
    const status = await withSwitches({ ingestAcceptsApiKey }, async (sandbox) => {
      return (await postIngest(sandbox, BODY, { 'X-Encharge-Token': sandbox.apiKey })).status;
    });
    expect(status).toBe(ingestAcceptsApiKey ? 200 : 400);
  });

  it.each([true, false])('emptyStringsOverwrite: %s', async (emptyStringsOverwrite) => {
    const fields = await withSwitches({ emptyStringsOverwrite }, async (sandbox) => {
      for (const plan of ['pro', '']) {
        await postIngest(sandbox, { name: 'identify', user: { userId: 'u', plan } });
      }
      return sandbox.state().people[0]?.fields;
    });
    expect(fields).toEqual({ plan: emptyStringsOverwrite ? '' : 'pro' });
  });

  it.each([true, false])('mergeAnonymous: %s', async (mergeAnonymous) => {
    const people = await withSwitches({ mergeAnonymous }, async (sandbox) => {
      for (const identity of [{ segmentAnonymousId: 'a' }, { segmentAnonymousId: 'a', userId: 'u' }]) {
        await postSegment(sandbox, { type: 'page', ...identity, user: identity });
      }
      return sandbox.state().people.map(({ userId }) => userId);
    });
    expect(people).toEqual(mergeAnonymous ? ['u'] : [undefined, 'u']);
  });

  it.each([
    ['status', '{"status":"success"}'],
    ['empty', ''],
  ] as const)('successBody: %s', async (successBody, expected) => {
    const text = await withSwitches({ successBody }, async (sandbox) =>
      (await postIngest(sandbox, BODY)).text(),
    );
    expect(text).toBe(expected);
  });
});
