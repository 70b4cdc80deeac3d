import { readFileSync } from 'node:fs';

/** What Linux knows of a process, see proc(5). */
export interface ProcessFacts {
  /** Milliseconds of all processors since its start, in steps of 10. */
  cpuMs: number;
  /** Resident memory in MiB, now and at most since its start. */
  rssMb: number;
  peakMb: number;
}

/** Ticks a second in which Linux tells times to programs. */
const TICKS = 100;

export function processFacts(pid: number): ProcessFacts {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  // The name of the program, in brackets, may hold blanks.
  const [user, system] =
    readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
  return {
    cpuMs: ((Number(user) + Number(system)) * 1000) / TICKS,
    rssMb: megabytes('VmRSS'),
    peakMb: megabytes('VmHWM'),
  };
}
