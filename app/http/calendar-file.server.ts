/** A calendar as an answer (RFC 5545, media type of section 8.1). */

/** @param name of the file, for who downloads it; without its ending */
export function sendCalendar(text: string, { name }: { name: string }): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.ics"`,
      // It says what holds now, and some of it to one person alone.
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
}
