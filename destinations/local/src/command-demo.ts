import type { Command } from 'commander';
import type { Context } from './context';
export function addDemoCommands(program: Command, context: Context): void {
  void program;
  void context;
}
