/** What a mail must know of the site it comes from. */
export interface Site {
  /** Without a slash at the end. */
  baseUrl: string;
  name: string;
}

export function siteOf(app: { config: { baseUrl: string }; operator: { site_name: string } }): Site {
  return { baseUrl: app.config.baseUrl, name: app.operator.site_name };
}
