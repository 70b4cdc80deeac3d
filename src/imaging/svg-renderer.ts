import sharp from 'sharp';
import type { SvgRenderer } from '../ports/imaging.ts';

/**
 * Draws SVG with librsvg, on white. The same SVG and size give the same pixels on one version of sharp.
 * Only for drawings that this program makes: an SVG can name files and fonts of the machine it is drawn on.
 */
export function createSvgRenderer(): SvgRenderer {
  return {
    render: (svg, { width, height }) =>
      sharp(Buffer.from(svg))
        .resize(width, height, { fit: 'fill' })
        .flatten({ background: '#fff' })
        .png()
        .toBuffer(),
  };
}
