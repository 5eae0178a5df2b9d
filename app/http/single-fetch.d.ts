/** Loader data arrive as they were returned, Dates included: the single-fetch future is on (remix.config.js). */
import '@remix-run/server-runtime';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}
