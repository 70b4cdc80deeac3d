import { z } from '@hono/zod-openapi';
import type { ThumbnailWidth } from '../../services/picture-files.ts';
import { findPicture, listPictures, readPicture } from '../../services/query-people.ts';
import { decide, undoDecision } from '../../services/review-people.ts';
import { verificationFacts } from '../../services/verification-facts.ts';
import { json, jsonBody } from '../answers.ts';
import type { Api } from '../api.ts';
import type { HttpDependencies } from '../dependencies.ts';
import { IfMatch, isKnown, requireMatch, taggedJson } from '../etag.ts';
import { notModified, operation, problemAnswer } from '../operation.ts';
import { pictureCaching } from '../picture-headers.ts';
import { reviewerOf } from '../reviewer.ts';
import { DatasetId } from '../schemas/dataset.ts';
import { decodeCursor, encodeCursor } from '../schemas/page.ts';
import {
  FileQuery,
  Picture,
  PictureId,
  PicturePage,
  PictureQuery,
  Provenance,
  ThumbnailQuery,
} from '../schemas/picture.ts';
import { Rejection } from '../schemas/review.ts';
import { streamOf } from '../stream.ts';

const tags = ['Pictures'];
const file = (description: string, ...mediaTypes: string[]) => ({
  description,
  content: Object.fromEntries(
    mediaTypes.map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }]),
  ),
});
const params = z.object({ picture: PictureId });
const notHere = { 404: problemAnswer('There is no such picture.') };
const unreadable = { 422: problemAnswer('What is stored is no picture.') };
const decided = {
  200: json('The picture as decided.', Picture),
  ...notHere,
  409: problemAnswer('It cannot be decided now.'),
  412: problemAnswer('The picture was changed meanwhile.'),
};
const PicturePlace = z.tuple([z.uuid()]);

const listPicturesOperation = operation('read', {
  method: 'get',
  path: '/datasets/{dataset}/pictures',
  operationId: 'listPictures',
  summary: 'Pictures of a dataset, in the order in which they were stored',
  tags,
  request: { params: z.object({ dataset: DatasetId }), query: PictureQuery },
  responses: {
    200: json('A page of pictures.', PicturePage),
    ...notModified,
    404: problemAnswer('There is no such dataset.'),
  },
});

const getPicture = operation('read', {
  method: 'get',
  path: '/pictures/{picture}',
  operationId: 'getPicture',
  summary: 'What is known of one picture',
  tags,
  request: { params },
  responses: { 200: json('The picture.', Picture), ...notModified, ...notHere },
});

const getPictureFile = operation('read', {
  method: 'get',
  path: '/pictures/{picture}/file',
  operationId: 'getPictureFile',
  summary: 'The stored file of a picture',
  tags,
  request: { params, query: FileQuery },
  responses: {
    200: file('The file.', 'image/png', 'image/jpeg', 'image/webp'),
    ...notModified,
    ...notHere,
    ...unreadable,
  },
});

const getPictureThumbnail = operation('read', {
  method: 'get',
  path: '/pictures/{picture}/thumbnail',
  operationId: 'getPictureThumbnail',
  summary: 'A small copy of a picture',
  tags,
  request: { params, query: ThumbnailQuery },
  responses: { 200: file('A WebP.', 'image/webp'), ...notModified, ...notHere, ...unreadable },
});

const getPictureProvenance = operation('read', {
  method: 'get',
  path: '/pictures/{picture}/provenance',
  operationId: 'getPictureProvenance',
  summary: 'The marks of a picture: do they hold, and who signed them',
  tags,
  request: { params },
  responses: { 200: json('What its marks say.', Provenance), ...notHere, ...unreadable },
});

const approvePicture = operation('review', {
  method: 'post',
  path: '/pictures/{picture}/approve',
  operationId: 'approvePicture',
  summary: 'Approve a picture',
  tags,
  request: { params, headers: IfMatch },
  responses: decided,
});

const rejectPicture = operation('review', {
  method: 'post',
  path: '/pictures/{picture}/reject',
  operationId: 'rejectPicture',
  summary: 'Reject a picture',
  tags,
  request: { params, headers: IfMatch, body: { ...jsonBody(Rejection), required: false } },
  responses: decided,
});

const undoPicture = operation('review', {
  method: 'post',
  path: '/pictures/{picture}/undo',
  operationId: 'undoPicture',
  summary: 'Take the last decision about a picture back',
  tags,
  request: { params, headers: IfMatch },
  responses: decided,
});

export function pictureRoutes(api: Api, { application }: HttpDependencies): void {
  const { reviews, pictureFiles } = application;
  const seen = async (id: string, match: string | undefined) => {
    if (match !== undefined) requireMatch(match, await readPicture(id, application));
  };

  api.openapi(listPicturesOperation, async (context) => {
    const { cursor, limit, kind, verdict, review } = context.req.valid('query');
    const after = decodeCursor(PicturePlace, cursor)?.[0];
    const { items, next } = await listPictures(
      context.req.valid('param').dataset,
      { kind, outcome: verdict, review },
      { after, limit },
      application,
    );
    return taggedJson(context, { items, next_cursor: next && encodeCursor([next]) });
  });

  api.openapi(getPicture, async (context) =>
    taggedJson(context, await readPicture(context.req.valid('param').picture, application)),
  );

  api.openapi(getPictureFile, async (context) => {
    const picture = await findPicture(context.req.valid('param').picture, application);
    const headers = pictureCaching(picture.sha256, picture.sha256, context.req.valid('query').v);
    if (isKnown(context.req.header('If-None-Match'), headers.ETag)) return context.body(null, 304, headers);
    const { mediaType, stream } = await pictureFiles.open(picture);
    const all = {
      ...headers,
      'Content-Type': mediaType,
      'Content-Disposition': `inline; filename="${picture.id}.${mediaType.split('/')[1]}"`,
    };
    if (context.req.method !== 'HEAD') {
      return context.body(await streamOf(stream[Symbol.asyncIterator]()), 200, all);
    }
    stream.destroy();
    return context.body(null, 200, all);
  });

  api.openapi(getPictureThumbnail, async (context) => {
    const picture = await findPicture(context.req.valid('param').picture, application);
    const { v, width } = context.req.valid('query');
    const headers = pictureCaching(`${picture.sha256}-${width}`, picture.sha256, v);
    if (isKnown(context.req.header('If-None-Match'), headers.ETag)) return context.body(null, 304, headers);
    const bytes = await pictureFiles.thumbnail(picture, Number(width) as ThumbnailWidth);
    return context.body(new Uint8Array(bytes), 200, { ...headers, 'Content-Type': 'image/webp' });
  });

  api.openapi(getPictureProvenance, async (context) => {
    const picture = await findPicture(context.req.valid('param').picture, application);
    const { found, unchanged } = await pictureFiles.verify(picture);
    const { verdict, synthetic, xmp, manifest, signer } = verificationFacts(found, false);
    return context.json({ verdict, synthetic, unchanged, xmp, manifest, signer }, 200);
  });

  api.openapi(approvePicture, async (context) => {
    const { picture: id } = context.req.valid('param');
    await seen(id, context.req.valid('header')['if-match']);
    await decide(
      { kind: 'picture', id },
      { decision: 'approved' },
      reviewerOf(context.get('actor')),
      reviews,
    );
    return context.json(await readPicture(id, application), 200);
  });

  api.openapi(rejectPicture, async (context) => {
    const { picture: id } = context.req.valid('param');
    await seen(id, context.req.valid('header')['if-match']);
    const reason = context.req.valid('json')?.reason;
    const by = reviewerOf(context.get('actor'));
    await decide({ kind: 'picture', id }, { decision: 'rejected', reason }, by, reviews);
    return context.json(await readPicture(id, application), 200);
  });

  api.openapi(undoPicture, async (context) => {
    const { picture: id } = context.req.valid('param');
    await seen(id, context.req.valid('header')['if-match']);
    await undoDecision({ kind: 'picture', id }, reviewerOf(context.get('actor')), reviews);
    return context.json(await readPicture(id, application), 200);
  });
}
