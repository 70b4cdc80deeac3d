import { Link } from '@tanstack/react-router';
import { Hourglass, PartyPopper, UsersRound } from 'lucide-react';
import { Button, buttonClass } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Empty } from '../../ui/notice.tsx';
import { Key } from './key.tsx';

export function AllDone({
  dataset,
  nobody,
  coming,
  onBack,
}: {
  dataset: string;
  nobody: boolean;
  /** How many are still being made: they come here as soon as they are. */
  coming: number;
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
        {coming > 0
          ? `${plural(coming, 'person is', 'people are')} still being made, and come here by themselves.`
          : 'Choose another kind of people above.'}
      </Empty>
    );
  }
  return (
    <Empty
      icon={coming > 0 ? <Hourglass size={26} /> : <PartyPopper size={26} />}
      title={coming > 0 ? 'You have seen all who are made so far' : 'You have seen everybody'}
      action={
        <div className="flex flex-wrap justify-center gap-2">
          <Button onClick={onBack}>
            Back to the last one <Key>P</Key>
          </Button>
          {toDataset}
        </div>
      }
    >
      {coming > 0
        ? `${plural(coming, 'person is', 'people are')} still being made, and come here by themselves.`
        : 'An export can now hold the approved people only.'}
    </Empty>
  );
}
