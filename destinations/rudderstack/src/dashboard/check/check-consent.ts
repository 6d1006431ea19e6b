import { isRecord } from '../../destination/values';
import { CONSENT_PROVIDERS, CONSENT_STRATEGIES, OWN_PROVIDER } from '../consent';
import { dashboardPattern } from '../patterns';
import { NAME_PATTERN } from '../setting';
import { SOURCE_TYPES } from '../source-types';
import type { ConfigFault } from './config-fault';

const KEY = 'consentManagement';
const CONSENT = new RegExp(dashboardPattern(NAME_PATTERN));

/**
 * What the dashboard rejects in the consent settings, according to `schema.json`: `{ web: [{ provider, resolutionStrategy, consents }] }`.
 * Each key points to the entry: `consentManagement/web/0/resolutionStrategy`.
 */
export function consentFaults(consent: unknown): ConfigFault[] {
  if (consent === undefined) return [];
  if (!isRecord(consent)) return [{ key: KEY, message: 'Consent settings are kept by source type' }];
  return SOURCE_TYPES.flatMap((source) => {
    const entries = consent[source];
    const key = `${KEY}/${source}`;
    if (entries === undefined) return [];
    if (!Array.isArray(entries)) return [{ key, message: 'A source’s consent settings are a list' }];
    return entries.flatMap((entry: unknown, index) => faultsOfEntry(entry, `${key}/${index}`));
  });
}

function faultsOfEntry(entry: unknown, key: string): ConfigFault[] {
  if (!isRecord(entry)) return [{ key, message: 'An entry of the consent settings is an object' }];
  const { provider, resolutionStrategy, consents } = entry;
  const faults: ConfigFault[] = [];
  const one = (value: unknown, choices: readonly { value: string }[]): boolean =>
    choices.some((choice) => choice.value === value);
  const names = (choices: readonly { label: string }[]): string =>
    choices.map(({ label }) => label).join(', ');
  if (provider !== undefined && !one(provider, CONSENT_PROVIDERS))
    faults.push({
      key: `${key}/provider`,
      message: `Consent provider is one of ${names(CONSENT_PROVIDERS)}`,
    });
  if (provider === OWN_PROVIDER && !one(resolutionStrategy, CONSENT_STRATEGIES))
    faults.push({
      key: `${key}/resolutionStrategy`,
      message: `Consent logic is required: ${names(CONSENT_STRATEGIES)}`,
    });
  if (consents !== undefined && !isConsents(consents))
    faults.push({ key: `${key}/consents`, message: 'Consent category IDs have at most 100 characters each' });
  return faults;
}

function isConsents(consents: unknown): boolean {
  return (
    Array.isArray(consents) &&
    consents.every(
      (row) =>
        isRecord(row) &&
        (row['consent'] === undefined ||
          (typeof row['consent'] === 'string' && CONSENT.test(row['consent']))),
    )
  );
}
