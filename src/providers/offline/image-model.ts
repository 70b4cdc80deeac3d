import type { StyleDefinition } from '@dicebear/core';
import { CallError } from '../../domain/errors.ts';
import type { CallContext, ImageAnswer } from '../../ports/answers.ts';
import type { EditImageRequest, GenerateImageRequest, ImageModel, Subject } from '../../ports/image-model.ts';
import type { SvgRenderer } from '../../ports/imaging.ts';
import { refuseWhenCancelled } from './cancelled.ts';

export interface OfflineImageModelDependencies {
  renderer: SvgRenderer;
}

/**
 * Draws people instead of asking a model: a base portrait, and 2×2 grids of the same character in four
 * places, as PNG files of 1024 × 1024 with plain white gutters. The person comes from `subject` alone; the
 * prompt is not read. Costs nothing. The same subject gives the same pixels, every time.
 */
export function createOfflineImageModel({ renderer }: OfflineImageModelDependencies): ImageModel {
  let loaded: Promise<Drawing> | undefined;
  const load = () => (loaded ??= loadDrawing());

  const draw = async (call: CallContext, svgOf: (drawing: Drawing) => string): Promise<ImageAnswer> => {
    refuseWhenCancelled(call);
    const drawing = await load();
    const bytes = await renderer.render(svgOf(drawing), { width: drawing.side, height: drawing.side });
    return { bytes, mediaType: 'image/png' };
  };

  return {
    provider: 'offline',
    model: 'drawn',
    generate: (request: GenerateImageRequest, call: CallContext) =>
      draw(call, (drawing) => drawing.base(request.subject)),
    edit: async (request: EditImageRequest, call: CallContext) => {
      if (request.reference.bytes.length === 0) {
        throw new CallError('bad_request', 'The reference picture is empty.', {
          billed: 'no',
          retryable: false,
          hint: 'Give the bytes of the base picture that was made before.',
        });
      }
      return draw(call, (drawing) => drawing.grid(request.subject, request.gridIndex));
    },
  };
}

interface Drawing {
  /** Pixels of one side. */
  side: number;
  base(subject: Subject): string;
  grid(subject: Subject, gridIndex: number): string;
}

/** Loaded at the first picture: the artwork is a quarter of a megabyte, and most commands draw nothing. */
async function loadDrawing(): Promise<Drawing> {
  const [pictures, { createFigureStyle }, { default: openPeeps }] = await Promise.all([
    import('./drawing/pictures.ts'),
    import('./drawing/style.ts'),
    import('@dicebear/styles/open-peeps.json', { with: { type: 'json' } }),
  ]);
  const style = createFigureStyle(openPeeps as StyleDefinition);
  return {
    side: pictures.PICTURE_SIDE,
    base: (subject) => pictures.basePicture(style, subject),
    grid: (subject, gridIndex) => pictures.gridPicture(style, subject, gridIndex),
  };
}
