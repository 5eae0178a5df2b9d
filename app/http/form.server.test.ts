import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseForm, readForm, readUpload, rejectField } from './form.server.ts';

const post = (body: BodyInit, type?: string) =>
  new Request('http://localhost/nl', { method: 'POST', body, ...(type ? { headers: { 'Content-Type': type } } : {}) });
const schema = z.object({
  name: z.string().trim().min(1, 'Vul een naam in.'),
  people: z.array(z.string()).min(1, 'Kies iemand.'),
  password: z.string().min(12, 'Te kort.'),
});

describe('readForm', () => {
  it('reads both kinds of form', async () => {
    const multipart = new FormData();
    multipart.append('name', 'Anna');
    expect((await readForm(post(multipart))).get('name')).toBe('Anna');
    expect((await readForm(post(new URLSearchParams({ name: 'Bo' })))).get('name')).toBe('Bo');
  });

  it.each([
    ['JSON', post('{"name":"x"}', 'application/json')],
    ['no type', post(new Uint8Array([1, 2, 3]))],
    ['a broken multipart body', post('--x\r\nnonsense', 'multipart/form-data; boundary=y')],
  ])('refuses %s as invalid', async (_, request) => {
    await expect(readForm(request)).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuses a file where text belongs', async () => {
    const form = new FormData();
    form.append('name', new Blob(['x']), 'x.exe');
    await expect(readForm(post(form))).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('readUpload', () => {
  const withFile = (name: string, content: string, fileName = 'list.csv') => {
    const form = new FormData();
    form.append('note', 'x');
    form.append(name, new Blob([content]), fileName);
    return form;
  };
  const read = (body: FormData | URLSearchParams) => readUpload(post(body), { field: 'list' });

  it('reads the fields and the bytes of the one file', async () => {
    const { fields, file } = await read(withFile('list', 'café'));
    expect([fields.get('note'), Buffer.from(file!).toString()]).toEqual(['x', 'café']);
  });

  it('tells an empty file from none', async () => {
    expect((await read(withFile('list', '', ''))).file).toBeNull();
    expect((await read(withFile('list', ''))).file).toEqual(new Uint8Array());
    expect((await read(new URLSearchParams({ note: 'x' }))).file).toBeNull();
  });

  it('refuses a second file, and one in another field', async () => {
    const two = withFile('list', 'a');
    two.append('list', new Blob(['b']), 'b.csv');
    await expect(read(two)).rejects.toMatchObject({ code: 'invalid' });
    await expect(read(withFile('other', 'a'))).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('parseForm', () => {
  it('names each field once, keeps what was typed, and never keeps a password', () => {
    const result = parseForm(schema, new URLSearchParams('name=+&password=short&other=stays'));
    expect(result).toEqual({
      ok: false,
      rejected: {
        values: { name: ' ', other: 'stays' },
        errors: { name: 'Vul een naam in.', people: 'Kies iemand.', password: 'Te kort.' },
      },
    });
  });

  it('collects repeated fields where the schema has a list', () => {
    const result = parseForm(schema, new URLSearchParams('name=A&people=1&people=2&password=long-enough-1'));
    expect(result).toEqual({ ok: true, value: { name: 'A', people: ['1', '2'], password: 'long-enough-1' } });
  });

  it('answers a refusal by the domain with 422 and the values', () => {
    const answer = rejectField(new URLSearchParams('intent=x&email=a%40b.nl'), { email: 'Bestaat al.' });
    expect(answer.init).toMatchObject({ status: 422 });
    expect(answer.data).toEqual({ values: { intent: 'x', email: 'a@b.nl' }, errors: { email: 'Bestaat al.' }, intent: 'x' });
  });
});
