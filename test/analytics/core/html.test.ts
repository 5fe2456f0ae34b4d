import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escaped, html, raw } from '../../../analytics/core/html.ts';

describe('html', () => {
  it.each([
    ['text is escaped', html`<p>${'a < b & "c"'}</p>`, '<p>a &lt; b &amp; &quot;c&quot;</p>'],
    ['markup is not escaped twice', html`<p>${html`<b>${'<'}</b>`}</p>`, '<p><b>&lt;</b></p>'],
    [
      'lists are joined',
      html`<ul>${['a', 'b'].map((word) => html`<li>${word}</li>`)}</ul>`,
      '<ul><li>a</li><li>b</li></ul>',
    ],
    ['nothing is left out', html`${null}${undefined}${false}${''}`, ''],
    ['zero is shown', html`${0}`, '0'],
    ['attributes are safe', html`<a title="${`" onclick='x'`}">`, '<a title="&quot; onclick=&#39;x&#39;">'],
    ['raw markup passes', html`${raw('<svg/>')}`, '<svg/>'],
  ])('%s', (_, made, markup) => expect(made.markup).toBe(markup));

  it('lets no text open a tag, leave an attribute or start an entity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const { markup } = html`<p title="${words}">${words}</p>`;
        const [, attribute, content] = /^<p title="([^"]*)">([^<>]*)<\/p>$/s.exec(markup) ?? [];
        expect(attribute).toBe(escaped(words));
        expect(content).toBe(escaped(words));
        expect(escaped(words).replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[&<>"']/);
      }),
    );
  });

  it('can be read back', () => {
    const back: Readonly<Record<string, string>> = {
      '&amp;': '&',
      '&lt;': '<',
      '&gt;': '>',
      '&quot;': '"',
      '&#39;': "'",
    };
    fc.assert(
      fc.property(fc.string(), (words) => {
        expect(escaped(words).replace(/&(amp|lt|gt|quot|#39);/g, (entity) => back[entity] ?? '')).toBe(words);
      }),
    );
  });
});
