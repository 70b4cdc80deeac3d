// Builds the dashboard where that was not done, or not of the sources as they are now; then starts the server in this
// process, so that signals reach it. Arguments go to the server: npm start -- --port 7002
import { main } from '../src/cli/main.ts';
import { ensureDashboard } from './build-dashboard.ts';

try {
  ensureDashboard(() => console.error('Building the dashboard (once; some seconds) …'));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(
    'The dashboard could not be built; what is printed above says why. The API needs none of it:',
  );
  console.error('  npx avatars serve');
  process.exit(1);
}
await main(['serve', ...process.argv.slice(2)]);
