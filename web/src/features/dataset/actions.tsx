import { Link } from '@tanstack/react-router';
import { Ban, ChartNoAxesCombined, Download, Ellipsis, ListChecks, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { exportUrl } from '../../api/calls.ts';
import type { Dataset } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Menu, MenuCheck, MenuItem, MenuLabel, MenuLine, MenuLink } from '../../ui/menu.tsx';
import { isRunning } from '../../ui/words.tsx';
import { CancelDialog, DeleteDialog } from './end-dialogs.tsx';
import { MoreDialog } from './more-dialog.tsx';

export function Actions({ dataset }: { dataset: Dataset }) {
  const refusal = useRefusal('generate');
  const reviewRefusal = useRefusal('review');
  const [asking, setAsking] = useState<'more' | 'cancel' | 'delete'>();
  const endable = isRunning(dataset.status) || dataset.status === 'paused';
  const nobody = dataset.completed === 0 ? 'There is nobody to review yet.' : undefined;
  const because = reviewRefusal ?? nobody;
  return (
    <>
      {because === undefined ? (
        <Link
          to="/datasets/$dataset/review"
          params={{ dataset: dataset.id }}
          search={{ review: 'pending' }}
          className={buttonClass('primary')}
        >
          <ListChecks size={16} aria-hidden className="max-sm:hidden" /> Review
        </Link>
      ) : (
        <Button look="primary" because={because}>
          <ListChecks size={16} aria-hidden className="max-sm:hidden" /> Review
        </Button>
      )}
      <ExportMenu dataset={dataset} />
      <Link
        to="/datasets/$dataset/statistics"
        params={{ dataset: dataset.id }}
        className={buttonClass('plain')}
      >
        <ChartNoAxesCombined size={16} aria-hidden className="max-sm:hidden" /> Statistics
      </Link>
      <Menu
        trigger={
          <Button size="icon" aria-label="More actions">
            <Ellipsis size={18} aria-hidden />
          </Button>
        }
      >
        {refusal && <MenuLabel>{refusal}</MenuLabel>}
        <MenuItem
          disabled={refusal !== undefined || dataset.status === 'cancelled'}
          onSelect={() => setAsking('more')}
        >
          <UserPlus size={16} aria-hidden /> More people
        </MenuItem>
        <MenuItem disabled={refusal !== undefined || !endable} onSelect={() => setAsking('cancel')}>
          <Ban size={16} aria-hidden /> Cancel
        </MenuItem>
        <MenuItem danger disabled={refusal !== undefined} onSelect={() => setAsking('delete')}>
          <Trash2 size={16} aria-hidden /> Delete
        </MenuItem>
      </Menu>
      {asking === 'more' && <MoreDialog dataset={dataset} onClose={() => setAsking(undefined)} />}
      {asking === 'cancel' && <CancelDialog dataset={dataset} onClose={() => setAsking(undefined)} />}
      {asking === 'delete' && <DeleteDialog dataset={dataset} onClose={() => setAsking(undefined)} />}
    </>
  );
}

const FORMATS = [
  ['zip', 'ZIP', 'everything, pictures included'],
  ['html', 'Gallery', 'to look at in a browser'],
  ['csv', 'CSV', 'one line a person'],
  ['jsonl', 'JSON Lines', 'one object a person'],
  ['json', 'JSON', 'one document'],
] as const;

function ExportMenu({ dataset }: { dataset: Dataset }) {
  const [approved, setApproved] = useState(false);
  const [passed, setPassed] = useState(false);
  return (
    <Menu
      trigger={
        <Button>
          <Download size={16} aria-hidden className="max-sm:hidden" /> Export
        </Button>
      }
    >
      <MenuCheck checked={approved} onChange={setApproved}>
        Approved people only
      </MenuCheck>
      <MenuCheck checked={passed} onChange={setPassed}>
        Pictures that passed only
      </MenuCheck>
      <MenuLine />
      {FORMATS.map(([format, name, words]) => (
        <MenuLink key={format} href={exportUrl(dataset.id, format, { approved, passed })}>
          <span className="font-medium">{name}</span>
          <span className="ml-auto pl-4 text-xs text-muted">{words}</span>
        </MenuLink>
      ))}
    </Menu>
  );
}
