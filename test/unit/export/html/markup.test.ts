import { describe, expect, it } from 'vitest';
import { markup, trusted } from '../../../../src/export/html/markup.ts';

describe('markup', () => {
  it('escapes what is put in, in text and in attributes', () => {
    const hostile = `"><script>alert('1')</script>&amp;`;
    expect(markup`<p title="${hostile}">${hostile}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;">' +
        '&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;amp;</p>',
    );
  });

  it('takes its own, and lists of it, as they are', () => {
    const items = ['<a>', 'b'].map((item) => markup`<li>${item}</li>`);
    expect(markup`<ul>${items}${trusted('<!-- -->')}</ul>`.text).toBe(
      '<ul><li>&lt;a&gt;</li><li>b</li><!-- --></ul>',
    );
  });

  it('does not take for its own what only looks so', () => {
    const forged = JSON.parse('{"text":"<b>x</b>"}') as string;
    expect(() => markup`${forged}`).toThrow(TypeError);
  });

  it('leaves out what is not there, and keeps numbers, zero too', () => {
    expect(markup`<p>${null}${undefined}${false}${0}${''}</p>`.text).toBe('<p>0</p>');
  });

  it('leaves out the layout of the source, and none of what is put in', () => {
    const text = 'one\n  two';
    expect(
      markup`
        <p>
          ${text} <b>three</b>
        </p>`.text,
    ).toBe('<p>one\n  two <b>three</b></p>');
  });

  it('keeps line ends that a parser would change, and shows what it cannot hold', () => {
    expect(markup`${'a\r\nb\0'}`.text).toBe('a&#13;\nb\uFFFD');
  });
});
