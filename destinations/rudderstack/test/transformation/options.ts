import type { MapOptions } from '@encharge-destinations/core';

/** Changes the options at the head of a file, as a customer does by hand. */
export function withOptions(code: string, options: MapOptions): string {
  const block = /^const OPTIONS = \{$[\s\S]*?^\};$/m;
  if (!block.test(code)) throw new Error('The file has no options at its head.');
  return code.replace(block, () => `const OPTIONS = ${JSON.stringify(options)};`);
}
