export { startSandbox } from './server';
export { DEFAULT_SWITCHES } from './state/switches';
export { FLAG_RULES, NOTE_RULES } from './flags/rules';
export { FAULT_KINDS } from './faults/fault-types';
export { COMPANY_SCHEMA } from './state/schemas';
export type { Sandbox } from './server';
export type { SandboxOptions } from './app/options';
export type { Switches } from './state/switches';
export type { SandboxSchema } from './state/schemas';
export type { Fault, FaultKind, FaultPlan, FaultSequence, SeededFaultPlan } from './faults/fault-types';
export type { SandboxFlag, SandboxNote } from './flags/findings';
export type { FlagRule, NoteRule } from './flags/rules';
export type {
  SandboxDialect,
  SandboxEvent,
  SandboxObject,
  SandboxPerson,
  SandboxRequest,
  SandboxRequestFlag,
  SandboxState,
  SandboxTotals,
  SandboxVisit,
} from './state/state-types';
