import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { classes } from './classes.ts';

const WAIT_MS = 250;

interface SearchFieldProps {
  label: string;
  value: string;
  /** Called when nobody has typed for a moment. */
  onSearch: (value: string) => void;
  className?: string;
}

export function SearchField({ label, value, onSearch, className }: SearchFieldProps) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [known, setKnown] = useState(value);
  // The address changed by another way: back, or "show everybody".
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <div className={classes('relative', className)}>
      <Search
        size={16}
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        className="field pl-9"
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => onSearch(target.value.trim()), WAIT_MS);
        }}
      />
    </div>
  );
}
