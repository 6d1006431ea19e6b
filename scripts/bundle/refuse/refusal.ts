/** Why a bundle, or options that should be baked into one, were refused. */
export class BundleRefused extends Error {
  /** One sentence for each thing that is wrong. */
  readonly reasons: readonly string[];

  constructor(what: string, reasons: readonly string[]) {
    super(`Refused: ${what}\n${reasons.map((reason) => `- ${reason}`).join('\n')}`);
    this.name = 'BundleRefused';
    this.reasons = reasons;
  }
}
