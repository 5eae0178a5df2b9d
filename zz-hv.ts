import { loadCatalogue } from './app/catalogue/catalogue.server.ts';
import { HtmlValidate } from 'html-validate';
const c = loadCatalogue('modules'); const h = new HtmlValidate({ extends: ['html-validate:recommended'] });
const seen = new Map<string, number>(); 
for (const m of c.modules) for (const l of m.lessons) for (const q of ['nl','en'] as const) {
  const t=l.text[q]; const html = `<!DOCTYPE html><html lang="${q}"><head><title>x</title></head><body><main><h1>x</h1>${t.html}<ol>${t.sources.map(s=>`<li id="source-${s.id}">x</li>`).join('')}</ol></main></body></html>`;
  const r = await h.validateString(html);
  for (const x of r.results.flatMap(r=>r.messages)) { const k=x.ruleId+': '+x.message; seen.set(k,(seen.get(k)??0)+1); }
}
for (const p of ['about','privacy','accessibility','colophon']) for (const q of ['nl','en'] as const) { const r = await h.validateString(`<!DOCTYPE html><html lang="${q}"><head><title>x</title></head><body><main><h1>x</h1>${c.page(p,q)!.html}</main></body></html>`); for (const x of r.results.flatMap(r=>r.messages)) console.log(p,x.ruleId,x.message); }
console.log([...seen]);
