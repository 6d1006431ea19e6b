/** Why a bundle, or the options for one, were rejected. */
export class BundleRefused extends Error {
  /** One sentence for each fault. */
  readonly reasons: readonly string[];

  constructor(what: string, reasons: readonly string[]) {
    super(`Refused: ${what}\n${reasons.map((reason) => `- ${reason}`).join('\n')}`);
    this.name = 'BundleRefused';
    this.reasons = reasons;
  }
}
