/** The path of a request as it may stand in a log: without the token of somebody's calendar, which opens it to whoever reads it. */
export function loggablePath(path: string): string {
  return path.replace(/^(\/(?:nl|en)\/calendar\/)[^/]+?(\.ics)?(\.data)?\/?$/, '$1…$2$3');
}
