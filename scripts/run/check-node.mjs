import { say } from './processes.mjs';

const NEEDED = [20, 19];

/** Whether this Node is new enough; says what to do if not. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return true;
  say(
    `Node ${NEEDED.join('.')} or newer is needed; this is ${process.versions.node}. Get it from https://nodejs.org.`,
  );
  return false;
}
