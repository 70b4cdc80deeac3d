import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { HeartPulse } from 'lucide-react';
import { api } from '../../api/calls.ts';
import { queries } from '../../api/queries.ts';
import type { Provider } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { useAnnouncer } from '../../ui/use-announcer.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ago } from '../../ui/format.ts';
import { ProblemNotice, Waiting } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';

export function ProvidersPage() {
  const refusal = useRefusal('administer');
  const client = useQueryClient();
  const { complain, tell } = useAnnouncer();
  const list = useQuery(queries.providers());
  const check = useMutation({
    mutationFn: api.checkProviders,
    onSuccess: (found) => {
      client.setQueryData(['providers'], found);
      const failing = found.filter(({ health }) => health === 'failing').length;
      tell(failing === 0 ? 'Everything that is configured answers.' : `${failing} of ${found.length} fail.`);
    },
    onError: complain,
  });
  return (
    <Page
      title="Providers"
      below={
        <p className="text-sm text-muted">
          The services that write people and make pictures, and where pictures are kept.
        </p>
      }
      beside={
        <Button look="primary" because={refusal} disabled={check.isPending} onClick={() => check.mutate()}>
          <HeartPulse size={16} aria-hidden /> {check.isPending ? 'Checking…' : 'Check now'}
        </Button>
      }
    >
      {list.isPending && <Waiting what="providers" />}
      {list.error && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        {list.data?.map((provider) => (
          <li key={provider.kind + provider.name} className="flex">
            <ProviderCard provider={provider} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

const HEALTH: Readonly<Record<Provider['health'], readonly [string, Tone]>> = {
  ok: ['Answers', 'good'],
  failing: ['Fails', 'bad'],
  unchecked: ['Not checked', 'neutral'],
};

const NAMES: Readonly<Record<string, string>> = {
  flowise: 'Flowise',
  openai: 'OpenAI',
  offline: 'Offline',
  local: 'Local folder',
  s3: 'S3',
};
const KINDS: Readonly<Record<Provider['kind'], string>> = {
  people: 'Writes people',
  pictures: 'Makes pictures',
  storage: 'Keeps pictures',
};

function ProviderCard({ provider }: { provider: Provider }) {
  const { name, kind, configured, model, health, message, hint, checked_at, shutdown_date } = provider;
  const [words, tone] = configured ? HEALTH[health] : (['Not configured', 'neutral'] as const);
  return (
    <article className="card flex w-full flex-col gap-2 p-4">
      <div className="flex items-start justify-between gap-3">
        <div>
          <h2 className="font-semibold">{NAMES[name] ?? name}</h2>
          <p className="text-xs text-muted">{KINDS[kind]}</p>
        </div>
        <Badge tone={tone}>{words}</Badge>
      </div>
      {model && <p className="font-mono text-xs">{model}</p>}
      {message && <p className={health === 'failing' ? 'text-bad' : ''}>{message}</p>}
      {hint && <p className="text-xs text-muted">{hint}</p>}
      {shutdown_date && (
        <p className="text-xs text-warn">The vendor turns this model off on {shutdown_date}.</p>
      )}
      <p className="mt-auto pt-1 text-2xs text-muted">
        {checked_at
          ? `Checked ${ago(checked_at)}`
          : configured
            ? 'Not checked since the server started'
            : 'Its settings are in the environment of the server'}
      </p>
    </article>
  );
}
