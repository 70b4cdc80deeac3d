import type { XmpMark } from '../ports/provenance.ts';

export interface XmpFacts extends Omit<XmpMark, 'tool' | 'date'> {
  /** Name and version of the program. */
  tool: string;
  date: Date;
  /** SHA-256 of what the picture was made from. */
  originalSha256: string;
}

/** Names longer than this are nobody's names. */
const LONGEST_VALUE = 300;

/**
 * An XMP packet that says how a picture came to be: the IPTC's digital source type and AI system
 * (https://www.iptc.org/std/photometadata/specification/), the program and the date.
 */
export function writeXmp({ digitalSource, system, tool, date, originalSha256 }: XmpFacts): string {
  // Only a model is an AI system; a program that draws is named as the source alone.
  const isModel = !digitalSource.endsWith('/algorithmicMedia');
  const source = system === undefined ? '' : `\n   photoshop:Source="${escape(system)}"`;
  const systemUsed =
    system === undefined || !isModel ? '' : `\n   Iptc4xmpExt:AISystemUsed="${escape(system)}"`;
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
   xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
   xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
   xmlns:xmp="http://ns.adobe.com/xap/1.0/"
   xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
   xmlns:stRef="http://ns.adobe.com/xap/1.0/sType/ResourceRef#"
   Iptc4xmpExt:DigitalSourceType="${escape(digitalSource)}"${systemUsed}${source}
   xmp:CreatorTool="${escape(tool)}"
   xmp:CreateDate="${date.toISOString()}">
   <xmpMM:DerivedFrom stRef:instanceID="sha256:${escape(originalSha256)}"/>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

/**
 * Reads the few properties that matter from a packet of any program, whatever prefix it gives a namespace.
 * Nothing is resolved or included: to a hostile packet this is text.
 */
export function readXmp(xmp: string): XmpMark | undefined {
  const digitalSource = propertyOf(xmp, 'DigitalSourceType');
  if (digitalSource === undefined) return undefined;
  const system = propertyOf(xmp, 'AISystemUsed') ?? propertyOf(xmp, 'photoshop:Source');
  const [tool, date] = ['CreatorTool', 'CreateDate'].map((name) => propertyOf(xmp, name));
  return {
    digitalSource,
    ...(system === undefined ? {} : { system }),
    ...(tool === undefined ? {} : { tool }),
    ...(date === undefined ? {} : { date }),
  };
}

/** XMP may write a simple property as an attribute, as an element, or as an element with `rdf:resource`. */
function propertyOf(xmp: string, name: string): string | undefined {
  const patterns = [
    `[\\s:]${name}\\s{0,9}=\\s{0,9}"([^"<]{1,2000})"`,
    `[\\s:]${name}\\s{0,9}=\\s{0,9}'([^'<]{1,2000})'`,
    `<(?:[\\w.-]{1,40}:)?${name}\\s{0,9}>\\s{0,99}([^<]{1,2000})<`,
    `<(?:[\\w.-]{1,40}:)?${name}\\s{1,9}rdf:resource\\s{0,9}=\\s{0,9}["']([^"'<]{1,2000})["']`,
  ];
  for (const pattern of patterns) {
    const value = new RegExp(pattern).exec(xmp)?.[1]?.trim();
    if (value) return unescape(value).slice(0, LONGEST_VALUE);
  }
  return undefined;
}

/** For an attribute in double quotes. Characters that XML does not know at all become spaces. */
function escape(value: string): string {
  return value
    .toWellFormed()
    .replaceAll(/[\u0000-\u001f\u007f\ufffe\uffff]+/g, ' ')
    .slice(0, LONGEST_VALUE)
    .toWellFormed()
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function unescape(value: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return value.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => named[name] ?? '');
}
