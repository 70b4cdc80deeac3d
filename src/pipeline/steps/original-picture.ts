import { createHash } from 'node:crypto';
import { digitalSourceOf } from '../../domain/digital-source.ts';
import type { OriginalPicture, PictureMaker } from '../../ports/provenance.ts';
import type { StageContext } from '../stage-context.ts';

/** A picture as stored, or as bytes in memory. With its paid call, it is known who made it. */
export type PictureSource = { key: string; callId?: string } | Uint8Array;

/**
 * Reads a picture that others are made from.
 * @returns with its maker only when the ledger says that these very bytes are the answer of a call
 */
export async function readOriginal(
  { store, ledger }: Pick<StageContext, 'store' | 'ledger'>,
  source: PictureSource,
  title: string,
): Promise<{ original: OriginalPicture; maker: PictureMaker | undefined }> {
  const isStored = !(source instanceof Uint8Array);
  const bytes = isStored ? await store.get(source.key) : source;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const original = { bytes, sha256, title };
  if (!isStored || source.callId === undefined) return { original, maker: undefined };
  const call = await ledger.get(source.callId);
  const isAnswer =
    call?.status === 'succeeded' && call.answerKey === source.key && call.answerSha256 === sha256;
  if (!isAnswer) return { original, maker: undefined };
  const system = [call.provider, call.model].filter(Boolean).join(' ');
  return { original, maker: { source: digitalSourceOf(call.provider), system } };
}
