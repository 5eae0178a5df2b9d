/** The pages of the site as app/routes.ts lists them. */
import siteRoutes from '#app/routes.ts';

export interface PageRoute {
  id: string;
  /** 'routes/lesson/route.tsx' */
  file: string;
  /** ':lang/modules/:module/:lesson' */
  path: string;
}

/** Files with a view of their own; feeds, files and redirects end in .ts. */
export function listPageRoutes(): PageRoute[] {
  return siteRoutes
    .filter((entry) => entry.file.endsWith('.tsx'))
    .map((entry) => ({ id: entry.id ?? entry.file.replace(/\.tsx$/, ''), file: entry.file, path: entry.path ?? '' }));
}
