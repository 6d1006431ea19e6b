/** The ports that servers take when they are free, so that commands in a shell's history go on working. */
export const USUAL_PORTS = {
  sandbox: 8090,
  /** The browser keeps what was set up by the address. */
  workbench: 8091,
  /** An app can stay pointed at it. */
  listener: 8092,
} as const;
