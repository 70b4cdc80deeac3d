import { Link } from '@tanstack/react-router';
import { PartyPopper, UsersRound } from 'lucide-react';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Empty } from '../../ui/notice.tsx';
import { Key } from './key.tsx';

export function AllDone({
  dataset,
  nobody,
  onBack,
}: {
  dataset: string;
  nobody: boolean;
  onBack: () => void;
}) {
  const toDataset = (
    <Link to="/datasets/$dataset" params={{ dataset }} className={buttonClass('primary')}>
      To the dataset and its exports
    </Link>
  );
  if (nobody) {
    return (
      <Empty icon={<UsersRound size={26} />} title="Nobody waits for a review" action={toDataset}>
        Choose another kind of people above, or come back when more are made.
      </Empty>
    );
  }
  return (
    <Empty
      icon={<PartyPopper size={26} />}
      title="You have seen everybody"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Button onClick={onBack}>
            Back to the last one <Key>P</Key>
          </Button>
          {toDataset}
        </div>
      }
    >
      An export can now hold the approved people only.
    </Empty>
  );
}
