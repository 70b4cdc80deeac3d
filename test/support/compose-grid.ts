import sharp from 'sharp';

/** Photos side by side on white, `cols` in a row, each filling its cell: a PNG of `side` × `side` pixels. */
export async function composeGrid(
  photos: readonly Uint8Array[],
  { cols = 2, side = 1024, gutter = 16 } = {},
): Promise<Buffer> {
  const rows = Math.ceil(photos.length / cols);
  const width = Math.floor((side - (cols + 1) * gutter) / cols);
  const height = Math.floor((side - (rows + 1) * gutter) / rows);
  const layers = await Promise.all(
    photos.map(async (photo, index) => ({
      input: await sharp(photo).resize(width, height, { fit: 'cover' }).png().toBuffer(),
      left: gutter + (index % cols) * (width + gutter),
      top: gutter + Math.floor(index / cols) * (height + gutter),
    })),
  );
  return sharp({ create: { width: side, height: side, channels: 3, background: 'white' } })
    .composite(layers)
    .png({ compressionLevel: 3 })
    .toBuffer();
}
