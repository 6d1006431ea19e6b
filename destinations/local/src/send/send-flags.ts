import type { Platform } from '../cli/platforms';
import type { MappingFlags } from '../cli/flags/map-options';
import type { InputFlags } from '../events/inputs/source';
import type { SelectionFlags } from '../events/selection';

/** All flags about how to deliver. */
export interface DeliveryFlags extends MappingFlags {
  to?: string;
  platform: Platform | 'direct';
  attempts: number;
  concurrency: number;
  rate?: number;
  timeout: number;
  deadline?: number;
  retryBudget: number;
  yes?: true;
  json?: true;
  quiet?: true;
}

/** All flags about what to deliver. */
export interface SendFlags extends DeliveryFlags, InputFlags, SelectionFlags {
  dryRun?: true;
  checkpoint?: string;
  deadLetters?: string;
  resume?: true;
}
