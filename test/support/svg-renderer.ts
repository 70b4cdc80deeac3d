import sharp from 'sharp';
import type { SvgRenderer } from '../../src/ports/imaging.ts';

/** The smallest renderer there can be, for tests of what is drawn and not of how it is encoded. */
export const sharpRenderer: SvgRenderer = {
  render: async (svg, { width, height }) =>
    sharp(Buffer.from(svg)).resize(width, height, { fit: 'fill' }).png().toBuffer(),
};
