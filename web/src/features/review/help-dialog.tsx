import { Dialog } from '../../ui/dialog.tsx';
import { Key } from './key.tsx';
import { KEYS } from './use-review-keys.ts';

export function HelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title="Keys of the review" onClose={onClose}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2.5">
        {KEYS.map(([keys, words]) => (
          <div key={keys} className="contents">
            <dt className="whitespace-nowrap">
              <Key>{keys}</Key>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
