/** The ports that servers use when they are free, so that commands in a shell's history keep working. */
export const USUAL_PORTS = {
  sandbox: 8090,
  /** The browser stores the setup by address. */
  workbench: 8091,
  /** An app can stay pointed at it. */
  listener: 8092,
} as const;
