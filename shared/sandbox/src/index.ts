export { startSandbox } from './server';
export { DEFAULT_SWITCHES } from './switches';
export { FLAG_RULES, NOTE_RULES } from './rules';
export { FAULT_KINDS } from './fault-types';
export { COMPANY_SCHEMA } from './schemas';
export type { Sandbox } from './server';
export type { SandboxOptions } from './options';
export type { Switches } from './switches';
export type { SandboxSchema } from './schemas';
export type { Fault, FaultKind, FaultPlan, FaultSequence, SeededFaultPlan } from './fault-types';
export type { FlagRule, NoteRule } from './rules';
export type {
  SandboxDialect,
  SandboxEvent,
  SandboxFlag,
  SandboxNote,
  SandboxObject,
  SandboxPerson,
  SandboxRequest,
  SandboxRequestFlag,
  SandboxState,
  SandboxTotals,
  SandboxVisit,
} from './state-types';
