import { useRefusal } from '../../app/session.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Keys } from './keys.tsx';
import { Users } from './users.tsx';

export function AccessPage() {
  const refusal = useRefusal('administer');
  return (
    <Page
      title="Access"
      below={<p className="text-sm text-muted">Who may come in, and keys for programs.</p>}
    >
      <div className="grid items-start gap-8 xl:grid-cols-2">
        {refusal ? <Notice title="Users are kept by administrators">{refusal}</Notice> : <Users />}
        <Keys />
      </div>
    </Page>
  );
}
