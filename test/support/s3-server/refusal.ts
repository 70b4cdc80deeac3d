/** An S3 error answer: status, code, message and further elements of the XML document. */
export class S3Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly details: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, details: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

/** An element of an XML document. A list becomes the element several times. */
export type XmlValue = string | number | boolean | XmlValue[] | { [name: string]: XmlValue };

export function xml(root: string, content: { [name: string]: XmlValue }): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content)}`;
}

function element(name: string, value: XmlValue): string {
  if (Array.isArray(value)) return value.map((item) => element(name, item)).join('');
  const inner =
    typeof value === 'object'
      ? Object.entries(value)
          .map(([key, item]) => element(key, item))
          .join('')
      : escape(String(value));
  return `<${name}>${inner}</${name}>`;
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"'\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}

export function unescape(text: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    return decimal ? String.fromCodePoint(Number(decimal)) : (named[name] ?? whole);
  });
}
