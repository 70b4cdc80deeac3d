import { readFileSync } from 'node:fs';
import SwaggerParser from '@apidevtools/swagger-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generatedApiFiles } from '../../../scripts/openapi.ts';
import { type Description, operationsOf, successOf } from '../../../src/http/document.ts';
import { openTestApi, type TestApi } from '../../support/api.ts';

let api: TestApi;
let document: Description;
beforeAll(async () => {
  api = await openTestApi();
  document = await api.json<Description>('GET', '/openapi.json');
});
afterAll(() => api.close());

describe('the description of the API', () => {
  it('is a valid document of OpenAPI 3.1', async () => {
    expect(document.openapi).toBe('3.1.0');
    type Valid = Parameters<typeof SwaggerParser.validate>[0];
    await SwaggerParser.validate(structuredClone(document) as unknown as Exclude<Valid, string>);
  });

  it('is what the files in the repository hold', () => {
    for (const [path, content] of Object.entries(generatedApiFiles())) {
      expect(readFileSync(path, 'utf8') === content, `${path} is stale: npm run openapi`).toBe(true);
    }
  });

  it('says of every operation what it does, who may use it, and gives an example', () => {
    const poor = operationsOf(document).flatMap(({ method, path, operation }) => {
      const { type, media, status } = successOf(operation);
      const lacks = [
        !operation.operationId && 'operationId',
        !operation.summary && 'summary',
        !operation.tags?.length && 'tags',
        !operation['x-permission'] && 'permission',
        status === 204 || media?.example !== undefined || media?.schema?.format === 'binary'
          ? false
          : `example of ${type}`,
      ].filter(Boolean);
      return lacks.length > 0 ? [`${method} ${path}: ${lacks.join(', ')}`] : [];
    });
    expect(poor).toEqual([]);
    const ids = operationsOf(document).map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the page for people', () => {
  it('shows every operation, escaped, without anything that the content policy forbids', async () => {
    const response = await api.ask('GET', '/api/../reference');
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toContain('text/html');
    expect(response.headers.get('Content-Security-Policy')).toContain("style-src 'self'");
    const page = await response.text();
    for (const { operation } of operationsOf(document)) {
      expect(page).toContain(`<article id="${operation.operationId}"`);
    }
    expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|https?:\/\/(?!localhost)/);
    expect(page).toContain('&quot;$AVATARS_URL/api/v1/datasets&quot;');
    const style = await api.ask('GET', '/api/../reference/style.css');
    expect(style.headers.get('Content-Type')).toContain('text/css');
    expect(await style.text()).toContain('prefers-color-scheme: dark');
  });

  it('is for whoever may use the API', async () => {
    for (const path of ['/api/../reference', '/openapi.json']) {
      expect((await api.ask('GET', path, undefined, { as: null })).status).toBe(401);
    }
  });
});
