import { useQuery } from '@tanstack/react-query';
import { queries } from '../../api/queries.ts';
import { ProblemNotice, Waiting } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SettingsForm } from './settings-form.tsx';

export function SettingsPage() {
  const settings = useQuery(queries.settings());
  return (
    <Page
      title="Settings"
      width="narrow"
      below={
        <p className="text-sm text-muted">
          What a new dataset begins with. Datasets that exist keep what they were made with.
        </p>
      }
    >
      {settings.isPending && <Waiting what="settings" />}
      {settings.error && <ProblemNotice error={settings.error} onRetry={() => void settings.refetch()} />}
      {settings.data && <SettingsForm settings={settings.data} />}
    </Page>
  );
}
