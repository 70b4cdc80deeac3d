import { createRequire } from 'node:module';
import { Command, Option } from 'commander';
import { keepHeapSmall } from './keep-heap-small.ts';

// Commands are loaded when they run, so that --help is quick and needs neither the database nor sharp.

/** The version in package.json, which lies two folders up both in the sources and in the built package. */
const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

export interface CommonOptions {
  dataDir?: string;
  json?: boolean;
}

export function createProgram(): Command {
  const program = new Command('avatars')
    .description(
      'Datasets of openly synthetic people: text, biographies for four platforms, and matching pictures.',
    )
    .version(version)
    .exitOverride()
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(avatars --help shows every command)')
    .addHelpText('after', HELP_AFTER);
  const command = (
    name: string,
    description: string,
    { parent = program, needsDataDirectory = true }: { parent?: Command; needsDataDirectory?: boolean } = {},
  ) =>
    parent
      .command(name)
      .description(description)
      .addOption(
        // Every command takes it, so that a script can give it to all; where it does nothing it is not shown.
        new Option(
          '--data-dir <dir>',
          'where everything is kept (default: ./avatar-data, or AVATARS_DATA_DIR)',
        ).hideHelp(!needsDataDirectory),
      )
      .option('--json', 'print the result as JSON');

  withRequestOptions(
    command('generate <description>', 'make a dataset of synthetic people').option(
      '--detach',
      'only write the dataset down, for other processes (needs DATABASE_URL)',
    ),
  ).action(async (description, options) =>
    (await import('./commands/generate.ts')).generate(description, options),
  );

  withRequestOptions(
    command('estimate <description>', 'calls, cost and time of a dataset, before anything is spent'),
  ).action(async (description, options) =>
    (await import('./commands/estimate.ts')).estimateDataset(description, options),
  );

  command('resume [dataset]', 'go on with a dataset that was stopped (default: the newest one)')
    .option('--max-cost <usd>', 'a new cap in USD')
    .option('--detach', 'leave the work to other processes (needs DATABASE_URL)')
    .action(async (dataset, options) => (await import('./commands/resume.ts')).resume(dataset, options));

  command('list', 'the datasets that there are').action(async (options) =>
    (await import('./commands/list.ts')).list(options),
  );

  command('show <dataset>', 'one dataset: status, cost, gaps').action(async (dataset, options) =>
    (await import('./commands/show.ts')).show(dataset, options),
  );

  command('cancel <dataset>', 'end a dataset; what is there stays').action(async (dataset, options) =>
    (await import('./commands/cancel.ts')).cancel(dataset, options),
  );

  command('delete <dataset>', 'delete a dataset with its pictures')
    .option('--yes', 'do not ask')
    .action(async (dataset, options) =>
      (await import('./commands/delete.ts')).deleteDataset(dataset, options),
    );

  command('export <dataset>', 'write a dataset for other tools')
    .addOption(
      new Option('--format <format>', 'file format')
        .choices(['json', 'jsonl', 'csv', 'zip', 'html'])
        .makeOptionMandatory(),
    )
    .requiredOption(
      '--out <path>',
      'the file to write, or the folder for html; - is stdout (json, jsonl, csv)',
    )
    .option('--approved', 'only people who were approved, without pictures that were rejected')
    .option('--passed', 'only pictures that passed their checks; drawings count as passed')
    .option('--spreadsheet-safe', 'CSV: make cells that look like formulas harmless')
    .action(async (dataset, options) =>
      (await import('./commands/export.ts')).exportCommand(dataset, options),
    );

  command('split <grid...>', 'cut pictures that hold several photos into their photos', {
    needsDataDirectory: false,
  })
    .option('--rows <r>', 'rows that are expected')
    .option('--cols <c>', 'columns that are expected')
    .option(
      '--out <dir>',
      'write the photos there as PNG, those of unsure cuts in its folder "review"; without it nothing is written',
    )
    .action(async (grids, options) => (await import('./commands/split.ts')).split(grids, options));

  command('verify <image...>', 'read the marks of pictures: do they hold, and who signed them')
    .option('--trust <file>', 'certificates in PEM form whose signatures you trust')
    .addHelpText('after', VERIFY_HELP)
    .action(async (images, options) => (await import('./commands/verify.ts')).verify(images, options));

  command('worker', 'one more worker for the datasets on a shared PostgreSQL (needs DATABASE_URL)')
    .option('--concurrency <k>', 'picture calls in flight in this process (default: IMAGE_CONCURRENCY, or 4)')
    .action(async (options) => (await import('./commands/worker.ts')).worker(options));

  command('serve', 'HTTP API, dashboard and one worker, in one process')
    .option('--host <address>', 'where to listen; other addresses need an administrator', '127.0.0.1')
    .option('--port <port>', 'where to listen', '7001')
    .addHelpText('after', SERVE_HELP)
    .action(async (options) => {
      keepHeapSmall();
      await (await import('./commands/serve.ts')).serve(options);
    });

  const flowise = program.command('flowise').description('the product\u2019s flows on a Flowise server');
  command('install', 'put the two flows on a Flowise server and print their ids', {
    parent: flowise,
    needsDataDirectory: false,
  })
    .option('--url <url>', 'the server (default: FLOWISE_URL)')
    .option('--email <email>', 'the account (default: FLOWISE_EMAIL, or asked)')
    .option('--model <name>', 'the chat model that the flows use (default: OPENAI_TEXT_MODEL)')
    .option('--model-url <url>', 'an OpenAI-compatible base URL for that model (default: OPENAI_BASE_URL)')
    .addHelpText('after', FLOWISE_HELP)
    .action(async (options) => (await import('./commands/flowise-install.ts')).flowiseInstall(options));

  command('doctor', 'check the configuration and every service that it names')
    .option('--deep', 'also run each Flowise flow once, for one person (costs a model call)')
    .action(async (options) => (await import('./commands/doctor.ts')).doctor(options));

  return program;
}

function withRequestOptions(command: Command): Command {
  return command
    .requiredOption('--count <n>', 'how many people')
    .option('--images <n>', 'pictures of each person, 1 to 16', '4')
    .option('--language <language>', 'language of the biographies', 'English')
    .option('--seed <seed>', 'the same seed gives the same offline dataset')
    .option('--quality <quality>', 'low, medium, high or auto', 'auto')
    .option('--max-cost <usd>', 'pause before this is passed')
    .option('--concurrency <k>', 'picture calls in flight in this process (default: IMAGE_CONCURRENCY, or 4)')
    .option('--personas <provider>', 'flowise, openai or offline')
    .option('--pictures <provider>', 'openai or offline')
    .option('--require-passed', 'make grids again, within a bound, until enough pictures passed their checks')
    .option('--no-replace', 'leave a gap where a person fails, instead of making another')
    .option('--yes', 'confirm more than 10,000 people');
}

const HELP_AFTER = `
Without any configuration everything runs offline and embedded:
  avatars generate "retired teachers in Lisbon who garden" --count 3 --images 4

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 stopped and can be resumed, 130 interrupted.`;

const VERIFY_HELP = `
Exit code 0: every picture carries marks, and they hold. 1: one is changed, unmarked or unreadable.
Trusted are the certificate in C2PA_CERTIFICATE and those in --trust. A picture whose marks were lost is
still found in the datasets of the data directory (or DATABASE_URL) by what it shows.`;

const SERVE_HELP = `
The first start prints a link, with which the first administrator is made. Behind a proxy that speaks https,
set AVATARS_URL to the address that people use. Ctrl-C stops it: calls that are in flight finish first.`;

const FLOWISE_HELP = `
The password is read from FLOWISE_PASSWORD, or asked on a terminal; the model's key from
OPENAI_API_KEY. Nothing of it is stored here: the model's key goes to the Flowise server.`;
