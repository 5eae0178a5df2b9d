import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Checklist } from './checklist.tsx';
import { FormCompanyProvider } from './form-company.tsx';
import { Form } from './form.tsx';

const list = { id: 'list', title: 'List', intro: '', when: null, items: [] };
const forms = [<Form key="form">x</Form>, <Checklist key="list" list={list} mayTick saved={false} />];
const field = '<input type="hidden" name="for_company" value="company-1"/>';

it.each(forms)('says in a member’s form for which company it is', (form) => {
  expect(renderToStaticMarkup(<FormCompanyProvider value="company-1">{form}</FormCompanyProvider>)).toContain(field);
});

it('says nothing in a visitor’s form, nor where the company makes no difference', () => {
  const any = <Form anyCompany>x</Form>;
  expect(renderToStaticMarkup(<FormCompanyProvider value="company-1">{any}</FormCompanyProvider>)).not.toContain('for_company');
  for (const form of forms) expect(renderToStaticMarkup(form)).not.toContain('for_company');
});
