import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Linux counts processor time in ticks of a hundredth of a second, whatever its own clock. */
const TICKS_A_SECOND = 100;
const LISTENING = '0A';

/** Seconds of processor time since their start, by name. */
export type CpuTimes = Record<string, number>;

/**
 * The processor time of the programs that listen on these ports, including their children.
 *
 * @returns nothing where it cannot be read: on another machine, or a system other than Linux.
 */
export function cpuTimes(ports: Readonly<Record<string, number>>): CpuTimes | undefined {
  try {
    const processes = readProcesses();
    const times = Object.entries(ports).map(([name, port]): [string, number] => [
      name,
      sum(processes, listenerOn(port, [...processes.keys()])),
    ]);
    return Object.fromEntries(times);
  } catch {
    return undefined;
  }
}

/** What each used between two readings, per 1,000 events and as a share of all. */
export function describeCpu(before: CpuTimes, after: CpuTimes, events: number): string {
  const used = Object.entries(after).map(([name, seconds]) => [name, seconds - (before[name] ?? 0)] as const);
  const all = used.reduce((total, [, seconds]) => total + seconds, 0);
  const parts = used.map(
    ([name, seconds]) =>
      `${name} ${((seconds / events) * 1000).toFixed(2)} s (${Math.round((seconds / all) * 100)} %)`,
  );
  return `processor time for 1,000 events: ${parts.join(', ')}`;
}

interface Process {
  parent: number;
  seconds: number;
}

function readProcesses(): Map<number, Process> {
  const processes = new Map<number, Process>();
  for (const name of readdirSync('/proc')) {
    const text = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : undefined;
    if (text === undefined) continue;
    // The name in brackets may contain blanks. After it come state, parent, …, with the times at 11 to 14.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const ticks = fields.slice(11, 15).reduce((total, one) => total + one, 0);
    processes.set(Number(name), { parent: fields[1] ?? 0, seconds: ticks / TICKS_A_SECOND });
  }
  return processes;
}

function listenerOn(port: number, pids: readonly number[]): number {
  const sockets = new Set(
    ['tcp', 'tcp6']
      .flatMap((kind) => (read(`/proc/net/${kind}`) ?? '').split('\n').slice(1))
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local = '', , state]) => {
        return state === LISTENING && parseInt(local.slice(local.indexOf(':') + 1), 16) === port;
      })
      .map((fields) => `socket:[${fields[9] ?? ''}]`),
  );
  const pid = pids.find((one) => openFiles(one).some((file) => file !== undefined && sockets.has(file)));
  if (pid === undefined) throw new Error(`Nothing on this machine listens on port ${port}.`);
  return pid;
}

function openFiles(pid: number): (string | undefined)[] {
  const folder = `/proc/${pid}/fd`;
  // A process that has ended meanwhile, or belongs to somebody else, has none.
  return (attempt(() => readdirSync(folder)) ?? []).map((fd) =>
    attempt(() => readlinkSync(`${folder}/${fd}`)),
  );
}

function sum(processes: ReadonlyMap<number, Process>, pid: number): number {
  let seconds = processes.get(pid)?.seconds ?? 0;
  for (const [child, { parent }] of processes) if (parent === pid) seconds += sum(processes, child);
  return seconds;
}

const read = (path: string): string | undefined => attempt(() => readFileSync(path, 'utf8'));

function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
