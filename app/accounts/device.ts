import Bowser from 'bowser';

const longest = 60;

/** 'Firefox, Windows': by what a person recognises a session as theirs. Empty when the browser doesn't say. */
export function describeDevice(userAgent: string | null): string {
  if (!userAgent) return '';
  // A real one is under 300 characters; the rest is somebody's play.
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  return [browser.name, os.name].filter(Boolean).join(', ').slice(0, longest);
}
