import { describe, expect, it } from 'vitest';
import { drawPicture } from './picture.server.ts';

const draw = (source: string) => drawPicture(source, { alternative: 'Wat "het" uitlegt & meer', prefix: 'picture-x' });
const inside = (content: string) => draw(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 200">${content}</svg>`);

describe('a picture', () => {
  it('stands inline with its description, without what the page adds itself', () => {
    const { svg, faults } = draw(
      '<?xml version="1.0"?>\n<!-- naam -->\n<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="oud" viewBox="0 0 640 200">\n  <text class="ink" x="1" font-size="14">a &lt; b 商标</text>\n</svg>\n',
    );
    expect(faults).toEqual([]);
    expect(svg).toBe(
      '<svg role="img" aria-label="Wat &quot;het&quot; uitlegt &amp; meer" viewBox="0 0 640 200"><text class="ink" x="1" font-size="14">a &lt; b <tspan lang="zh-Hans">商标</tspan></text></svg>',
    );
  });

  it('keeps its ids apart from those of the page and of other pictures', () => {
    const { svg } = inside('<defs><marker id="arrow"><path d="M0 0"/></marker></defs><path class="line" marker-end="url(#arrow)"/><use href="#arrow"/>');
    expect(svg).toContain('id="picture-x-arrow"');
    expect(svg).toContain('marker-end="url(#picture-x-arrow)"');
    expect(svg).toContain('href="#picture-x-arrow"');
  });

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a style element', '<style>*{fill:red}</style>'],
    ['a style attribute', '<path style="fill:red"/>'],
    ['an event', '<path onclick="alert(1)"/>'],
    ['an event without quotes', '<path onclick=alert(1) />'],
    ['foreign content', '<foreignObject><body/></foreignObject>'],
    ['an image', '<image href="https://evil.example/x.png"/>'],
    ['an animation', '<animate attributeName="href" to="javascript:alert(1)"/>'],
    ['a link', '<a href="https://evil.example"><path/></a>'],
    ['a foreign use', '<use href="https://evil.example/x.svg#a"/>'],
    ['a data address', '<use href="data:image/svg+xml,x"/>'],
    ['an escaped address', '<use href="&#106;avascript:alert(1)"/>'],
    ['the old href', '<use xlink:href="#a"/>'],
    ['a fixed colour', '<path fill="#f00"/>'],
    ['a named colour', '<path stroke="red"/>'],
    ['a paint server elsewhere', '<path fill="url(https://evil.example/#x)"/>'],
    ['a marker elsewhere', '<path marker-end="url(https://evil.example/#x)"/>'],
    ['an unknown class', '<path class="blue"/>'],
    ['small words', '<text font-size="11">x</text>'],
    ['CDATA', '<![CDATA[<script>]]>'],
    ['a wrong nesting', '<g><text></g></text>'],
    ['an open element', '<g>'],
  ])('with %s is refused', (_, content) => {
    const { svg, faults } = inside(content);
    expect(svg).toBeUndefined();
    expect(faults.length).toBeGreaterThan(0);
  });

  it.each([
    ['a DOCTYPE', '<!DOCTYPE svg [<!ENTITY x "y">]><svg viewBox="0 0 640 9"></svg>'],
    ['a size', '<svg viewBox="0 0 640 9" width="640"></svg>'],
    ['no box', '<svg></svg>'],
    ['two drawings', '<svg viewBox="0 0 640 9"></svg><svg viewBox="0 0 640 9"></svg>'],
    ['another root', '<html></html>'],
    ['nothing', ''],
  ])('with %s is refused', (_, source) => {
    expect(draw(source).svg).toBeUndefined();
  });

  it('may have no colour and the colour of the text', () => {
    expect(inside('<path fill="none" stroke="currentColor"/>').faults).toEqual([]);
  });
});
