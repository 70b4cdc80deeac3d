import { describe, expect, it } from 'vitest';
import { readXmp, writeXmp } from '../../../src/provenance/xmp.ts';

const facts = {
  digitalSource: 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia',
  tool: 'avatar-data-generator 1.2.3',
  date: new Date('2026-02-03T04:05:06Z'),
  originalSha256: 'ab'.repeat(32),
};

describe('XMP', () => {
  it('reads back what it wrote', () => {
    expect(readXmp(writeXmp({ ...facts, system: 'openai gpt-image-2' }))).toEqual({
      digitalSource: facts.digitalSource,
      system: 'openai gpt-image-2',
      tool: facts.tool,
      date: '2026-02-03T04:05:06.000Z',
    });
  });

  it.each([
    ['quotes and tags', `a"/><evil x="1" & 'b' >`, `a"/><evil x="1" & 'b' >`],
    ['an entity', '&lt;b&gt; &amp;quot;', '&lt;b&gt; &amp;quot;'],
    ['control characters', 'a\u0000\u0008\nb', 'a b'],
    ['half a character', 'a\ud800b', 'a\ufffdb'],
    ['a closed packet', '<?xpacket end="r"?>', '<?xpacket end="r"?>'],
    ['another alphabet', 'модель 模型 🎨', 'модель 模型 🎨'],
  ])('a model named with %s stays text', (_, system, expected) => {
    const packet = writeXmp({ ...facts, system });
    expect(packet.match(/<rdf:Description/g)).toHaveLength(1);
    expect(packet).not.toContain('<evil');
    expect(readXmp(packet)?.system).toBe(expected);
  });

  it('a name without an end is cut', () => {
    expect(readXmp(writeXmp({ ...facts, system: 'x'.repeat(100_000) }))?.system).toHaveLength(300);
  });

  it('names a program that draws as a source, not as an AI system', () => {
    const digitalSource = 'http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia';
    const packet = writeXmp({ ...facts, digitalSource, system: 'offline drawn' });
    expect(packet).not.toContain('AISystemUsed');
    expect(readXmp(packet)).toMatchObject({ digitalSource, system: 'offline drawn' });
  });

  it.each([
    ['element', '<iptcExt:DigitalSourceType>URI</iptcExt:DigitalSourceType>'],
    ['resource', '<Iptc4xmpExt:DigitalSourceType rdf:resource="URI"/>'],
    ['single quotes', "<rdf:Description Iptc4xmpExt:DigitalSourceType='URI'/>"],
  ])('reads what other programs write as %s', (_, packet) => {
    expect(readXmp(packet)?.digitalSource).toBe('URI');
  });

  it('claims nothing where nothing is claimed, and takes no time over hostile text', () => {
    expect(readXmp('<x:xmpmeta/>')).toBeUndefined();
    const started = performance.now();
    expect(readXmp(`<a:DigitalSourceType ${' '.repeat(900_000)}`)).toBeUndefined();
    expect(readXmp('DigitalSourceType="'.repeat(50_000))?.digitalSource).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
