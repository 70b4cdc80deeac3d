import { useQuery } from '@tanstack/react-query';
import { Grid3x3, Rows3, SlidersHorizontal, X } from 'lucide-react';
import { useState } from 'react';
import { queries } from '../../api/queries.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { genderWord } from '../../ui/words.tsx';
import {
  AGE_OPTIONS,
  type FilterName,
  isFiltered,
  REVIEW_OPTIONS,
  STATUS_OPTIONS,
  VERDICT_OPTIONS,
  type WallSearch,
  withoutFilters,
} from './filters.ts';

interface FilterBarProps {
  dataset: string;
  search: WallSearch;
  onChange: (search: WallSearch) => void;
}

export function FilterBar({ dataset, search, onChange }: FilterBarProps) {
  // On a phone the filters wait behind a button: the faces come first.
  const [open, setOpen] = useState(false);
  const groups = useQuery(queries.statistics(dataset)).data?.groups;
  const set = (name: FilterName) => (value: string) => {
    const { [name]: _, ...rest } = search;
    onChange(value === '' ? rest : { ...rest, [name]: value });
  };
  const select = (name: FilterName, label: string, options: readonly (readonly [string, string])[]) => (
    <Select
      aria-label={label}
      className="w-auto max-w-44 py-1.5 max-md:flex-1 max-md:basis-32"
      value={search[name] ?? ''}
      options={options}
      onChoose={set(name)}
    />
  );
  const named = (
    any: string,
    found: { group: string; count: number }[] | undefined,
    now: string | undefined,
    words = (group: string) => group,
  ) => {
    const values = new Set([...(found ?? []).map(({ group }) => group), ...(now ? [now] : [])]);
    return [['', any] as const, ...[...values].map((group) => [group, words(group)] as const)];
  };
  return (
    <search className="flex flex-wrap items-center gap-2">
      <SearchField
        label="Search people"
        value={search.q ?? ''}
        onSearch={set('q')}
        className="min-w-0 flex-1 basis-40 md:max-w-64"
      />
      <Button className="md:hidden" aria-expanded={open} onClick={() => setOpen(!open)}>
        <SlidersHorizontal size={16} aria-hidden /> Filters
      </Button>
      <div className={`${open ? 'flex' : 'hidden'} flex-wrap items-center gap-2 max-md:w-full md:flex`}>
        {select('review', 'Review', REVIEW_OPTIONS)}
        {select('verdict', 'Verdict', VERDICT_OPTIONS)}
        {select('status', 'State', STATUS_OPTIONS)}
        {select('gender', 'Gender', named('Any gender', groups?.gender, search.gender, genderWord))}
        {select('age', 'Age', AGE_OPTIONS)}
        {select('ethnicity', 'Ethnicity', named('Any ethnicity', groups?.ethnicity, search.ethnicity))}
      </div>
      {isFiltered(search) && (
        <Button look="quiet" size="small" onClick={() => onChange(withoutFilters(search))}>
          <X size={14} aria-hidden /> Show everybody
        </Button>
      )}
      <div className="ml-auto">
        <Segmented
          label="How people are shown"
          value={search.view ?? 'faces'}
          options={[
            { value: 'faces', words: 'Faces', icon: <Grid3x3 size={14} aria-hidden /> },
            { value: 'sets', words: 'Sets', icon: <Rows3 size={14} aria-hidden /> },
          ]}
          onChoose={(view) => {
            const { view: _, ...rest } = search;
            onChange(view === 'sets' ? { ...rest, view } : rest);
          }}
        />
      </div>
    </search>
  );
}
