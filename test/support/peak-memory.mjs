// Loaded into a program by `--import`: at its end, writes how much memory it ever held, in bytes.
import { readFileSync, writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  process.on('exit', () => {
    // Not getrusage: what it says of a fresh process is that of the one that started it.
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    writeFileSync(process.env.PEAK_MEMORY_FILE, String(Number(kilobytes) * 1024));
  });
}
