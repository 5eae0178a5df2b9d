import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { renderToString } from 'react-dom/server';
import { DocumentStatus } from './http/document.tsx';

/** Renders in one go: nothing on a page without client code has to be streamed. */
export default function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, _context: AppLoadContext): Response {
  const html = renderToString(
    <DocumentStatus value={status}>
      <RemixServer context={remixContext} url={request.url} />
    </DocumentStatus>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${html}`, { status, headers });
}

/** Faults of ours go to the log, without the address's query and without the stack on the page. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  // A refusal of a file route, or a method a page doesn't take, is an answer and no fault.
  if (!request.signal.aborted && !isRouteErrorResponse(error)) context.app.reportFault(error, new URL(request.url).pathname);
}
