import { useQuery } from '@tanstack/react-query';
import { BadgeCheck, ShieldAlert } from 'lucide-react';
import { queries } from '../../api/queries.ts';
import { problemOf } from '../../api/request.ts';
import type { Picture, Provenance } from '../../api/types.ts';

const VERDICTS: Readonly<Record<Provenance['verdict'], { words: string; good: boolean }>> = {
  holds: { words: 'The signed marks hold: every byte is as it was signed.', good: true },
  changed: { words: 'The picture was changed after it was signed.', good: false },
  invalid: { words: 'It has a manifest that cannot be relied on.', good: false },
  unsigned: { words: 'It says that it is synthetic, without a signature.', good: false },
  unmarked: { words: 'It carries no marks.', good: false },
};
const SIGNERS = {
  trusted: 'a trusted certificate',
  development: 'the development certificate',
  unknown: 'an unknown certificate',
};

/** What the marks in the file say, read from its bytes. */
export function ProvenanceFacts({ picture }: { picture: Picture }) {
  const { data, error } = useQuery(queries.provenance(picture.id));
  const signer = data?.signer;
  const verdict = data && VERDICTS[data.verdict];
  return (
    <div className="rounded-xl border border-line bg-canvas p-3">
      <h3 className="mb-1 text-xs font-semibold">Provenance</h3>
      {error && <p className="text-xs text-bad">{problemOf(error).detail ?? problemOf(error).title}</p>}
      {!data && !error && <p className="text-xs text-muted">Reading the marks…</p>}
      {data && verdict && (
        <ul className="flex flex-col gap-1 text-xs">
          <li className={`flex items-start gap-1.5 font-medium ${verdict.good ? 'text-good' : 'text-warn'}`}>
            {verdict.good ? (
              <BadgeCheck size={15} aria-hidden className="shrink-0" />
            ) : (
              <ShieldAlert size={15} aria-hidden className="shrink-0" />
            )}
            {verdict.words}
          </li>
          {data.synthetic && <li>It says of itself that it is made by a model.</li>}
          {!data.unchanged && <li className="text-bad">The stored file is not the one that was stored.</li>}
          {signer && (
            <li>
              Signed with {SIGNERS[signer.kind]}: {signer.name}
            </li>
          )}
          {data.xmp?.system && <li>Made by {data.xmp.system}</li>}
        </ul>
      )}
    </div>
  );
}
