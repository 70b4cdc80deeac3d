// Asks an address again and again until its standard input ends, then prints how many milliseconds each answer took.
// A process of its own: the clients of the bench would be measured too.
import { setTimeout as sleep } from 'node:timers/promises';

const [, , address = '', key = ''] = process.argv;
const over = new AbortController();
process.stdin.on('end', () => over.abort()).resume();
const times: number[] = [];

async function askOften(): Promise<void> {
  while (!over.signal.aborted) {
    const started = performance.now();
    const answer = await fetch(address, { headers: { 'x-api-key': key } });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
    times.push(performance.now() - started);
    await sleep(20);
  }
}

await Promise.all([askOften(), askOften()]);
process.stdout.write(JSON.stringify(times));
