import { describe, expect, it } from 'vitest';
import { normaliseFlowiseUrl } from '../../../../src/providers/flowise/address.ts';

describe('normaliseFlowiseUrl', () => {
  it.each([
    ['http://localhost:3000', 'http://localhost:3000'],
    [' http://localhost:3000/ ', 'http://localhost:3000'],
    ['https://flows.example//', 'https://flows.example'],
    ['https://example.com/tools/flowise/', 'https://example.com/tools/flowise'],
  ])('%s', (given, expected) => {
    expect(normaliseFlowiseUrl(given)).toBe(expected);
  });

  it.each([
    ['', 'is not an address'],
    ['localhost', 'is not an address'],
    ['ftp://localhost', 'must start with http'],
    ['http://user:secret@localhost:3000', 'must not hold a user name'],
    ['http://localhost:3000/api/v1', 'must end before /api'],
    ['http://localhost:3000/api/v1/prediction/x', 'must end before /api'],
    ['http://localhost:3000/v2/agentcanvas/x', 'a page of the web app'],
    ['http://localhost:3000/?a=b', 'a part after ?'],
  ])('refuses %s', (given, reason) => {
    expect(() => normaliseFlowiseUrl(given)).toThrow(reason);
    expect(() => normaliseFlowiseUrl(given)).not.toThrow('secret');
  });
});
