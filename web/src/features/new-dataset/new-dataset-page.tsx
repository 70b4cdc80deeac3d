import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef } from 'react';
import { api } from '../../api/calls.ts';
import type { NewDataset } from '../../api/types.ts';
import { useRefusal } from '../../app/session.ts';
import { Notice, ProblemNotice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { EstimateCard } from './estimate-card.tsx';
import { MoreOptions } from './more-options.tsx';
import { forgetDraft } from './kept-draft.ts';
import { useDraft, wishOfDraft } from './use-draft.ts';
import { MainFields } from './main-fields.tsx';

/** The same wish has the same key: a second click or a repeated request makes no second dataset. */
function useIdempotencyKey() {
  const kept = useRef<{ wish: string; key: string }>(undefined);
  return (wish: NewDataset): string => {
    const written = JSON.stringify(wish);
    if (kept.current?.wish !== written) kept.current = { wish: written, key: crypto.randomUUID() };
    return kept.current.key;
  };
}

export function NewDatasetPage() {
  const refusal = useRefusal('generate');
  const navigate = useNavigate();
  const { draft, change, settings } = useDraft();
  const keyOf = useIdempotencyKey();
  const wish = wishOfDraft(draft);

  const create = useMutation({
    mutationFn: (wanted: NewDataset) => api.createDataset(wanted, keyOf(wanted)),
    onSuccess: async (dataset, wanted) => {
      const params = { dataset: dataset.id };
      if (wish && wanted.count < wish.count) {
        await navigate({ to: '/datasets/$dataset/preview', params, search: { count: wish.count } });
      } else {
        forgetDraft();
        await navigate({ to: '/datasets/$dataset', params });
      }
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wish) create.mutate(wish);
  };
  const crumbs = (
    <Link to="/" className="underline-offset-2 hover:underline">
      Datasets
    </Link>
  );
  if (refusal) {
    return (
      <Page title="New dataset" above={crumbs} width="narrow">
        <Notice title="You cannot make datasets">{refusal}</Notice>
      </Page>
    );
  }
  return (
    <Page title="New dataset" above={crumbs}>
      <form onSubmit={submit} className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="flex flex-col gap-5">
          {create.error && <ProblemNotice error={create.error} />}
          <MainFields draft={draft} change={change} />
          <MoreOptions draft={draft} change={change} settings={settings} />
        </div>
        <EstimateCard
          wish={wish}
          busy={create.isPending}
          onPreview={() => wish && create.mutate({ ...wish, count: 1 })}
        />
      </form>
    </Page>
  );
}
