// Checks the import rules, and that the checker really saw every file: where it cannot read TypeScript it finds
// no module, hence no violation, and says that all is well.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { config: { type: 'string', default: '.dependency-cruiser.cjs' } } });

interface Cruise {
  modules: { source: string }[];
  summary: { error: number; totalCruised: number; totalDependenciesCruised: number };
}

const depcruise = (args: readonly string[], input?: string) =>
  spawnSync(args[0] ?? '', args.slice(1), { encoding: 'utf8', input, maxBuffer: 256 * 2 ** 20 });

const cruised = depcruise(['depcruise', 'src', '--config', values.config, '--output-type', 'json']);
let found: Cruise;
try {
  found = JSON.parse(cruised.stdout) as Cruise;
} catch {
  console.error(cruised.stderr || cruised.error?.message || cruised.stdout);
  process.exit(1);
}
const { modules, summary } = found;
const seen = new Set(modules.map(({ source }) => source));
const missed = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && !seen.has(name));
if (missed.length > 0 || summary.totalDependenciesCruised === 0) {
  console.error(
    `The import rules were not checked: dependency-cruiser saw ${summary.totalCruised} modules and ${summary.totalDependenciesCruised} imports, and missed ${missed.length} files (${missed.slice(0, 3).join(', ')} …).`,
  );
  console.error(
    'It reads the sources with @swc/core: see whether that is installed, and "parser" in its configuration.',
  );
  process.exit(1);
}
const report = depcruise(['depcruise-fmt', '--output-type', 'err-long', '-'], cruised.stdout);
console.log(report.stdout.trim());
process.exit(summary.error > 0 ? 1 : 0);
