/** What a room wants to say by mail. The wording comes from i18n; the frame is added by the rendering. */
export interface MailMessage {
  subject: string;
  paragraphs: string[];
  /** The one thing to do, as a button. `href` is absolute. */
  action?: { label: string; href: string };
  /** What stands below the button. */
  closing?: string[];
}
