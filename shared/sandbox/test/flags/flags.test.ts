import { FLAG_RULES, startSandbox } from '../../src';
import type { FlagRule, Sandbox } from '../../src';
import { DOCUMENTED } from './flag-cases-documented';
import { SEGMENT, whole } from './flag-cases-segment';
import { lastFlags, lastNotes, postIngest, postSegment } from '../requests';

describe('flags', () => {
  let sandbox: Sandbox;
  const seen = new Set<string>();
  const flagsNow = (): string[] => {
    const flags = lastFlags(sandbox);
    for (const flag of flags) seen.add(flag.split(' ')[0] ?? '');
    return flags;
  };

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());

  it.each(DOCUMENTED)('documented: %s', async (_title, body, flags) => {
    await postIngest(sandbox, body);
    expect(flagsNow().sort()).toEqual([...flags].sort());
  });

  it.each(SEGMENT)('segment: %s', async (_title, body, flags) => {
    await postSegment(sandbox, body);
    expect(flagsNow().sort()).toEqual([...flags].sort());
  });

  it('reads headers strictly', async () => {
    const body = { name: 'a', user: { userId: 'u' } };
    await postIngest(sandbox, { type: 'page', ...whole }, { 'X-Segment-Actions': 'true' });
    expect(flagsNow()).toEqual(['header-value x-segment-actions']);
    await postIngest(sandbox, body, { 'Content-Type': 'text/plain' });
    expect(flagsNow()).toEqual(['content-type content-type']);
    await postIngest(sandbox, body, { 'Content-Type': 'application/json; charset=utf-8' });
    expect(flagsNow()).toEqual([]);
    await fetch(`${sandbox.url}/v1/${sandbox.writeKey}`, {
      method: 'POST',
      headers: { 'X-Encharge-Token': sandbox.writeKey, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(flagsNow()).toEqual(['two-keys x-encharge-token']);
  });

  it('flags the segment shape without its header when the switch lets it through', async () => {
    const lenient = await startSandbox({ switches: { requireSegmentHeader: false } });
    await postIngest(lenient, { type: 'page', ...whole });
    expect(lastFlags(lenient)).toEqual(['segment-without-header x-segment-actions']);
    expect(lenient.state().visits).toHaveLength(1);
    seen.add('segment-without-header');
    await lenient.close();
  });

  it('writes every flag with its message, and never a value', async () => {
    sandbox.reset();
    await postIngest(sandbox, { name: 'a', user: { email: 'not-an-email' }, sourceIp: '10.20.30.40' });
    const { requests, flags } = sandbox.state();
    expect(requests[0]?.flags).toEqual([
      { rule: 'ip-private', path: '/sourceIp', message: FLAG_RULES['ip-private'] },
      { rule: 'email-invalid', path: '/user/email', message: FLAG_RULES['email-invalid'] },
    ]);
    expect(flags).toEqual(requests[0]?.flags.map((flag) => ({ request: 1, ...flag })));
    expect(JSON.stringify(flags)).not.toMatch(/not-an-email|10\.20/);
  });

  it('notes what is not a fault', async () => {
    await postIngest(sandbox, {
      type: 'group',
      objectType: 'company',
      properties: { externalId: 'g', 'unknown/field': 1, name: { nested: true } },
    });
    expect(lastFlags(sandbox)).toEqual([]);
    expect(lastNotes(sandbox)).toEqual([
      'ignored-field /properties/unknown~1field',
      'non-scalar-object-field /properties/name',
    ]);
    await postSegment(sandbox, { type: 'identify', userId: 'u', user: { userId: 'u', plans: ['a'] } });
    expect(lastNotes(sandbox)).toEqual(['non-scalar-trait /user/plans']);
  });

  it('has an example here for every rule', () => {
    expect([...seen].sort()).toEqual((Object.keys(FLAG_RULES) as FlagRule[]).sort());
  });

  it('keeps at most 200 flags of one request', async () => {
    const keys = Array.from({ length: 500 }, (_, index) => [`key${String(index)}`, 1]);
    await postIngest(sandbox, Object.fromEntries(keys));
    expect(lastFlags(sandbox)).toHaveLength(200);
  });
});
