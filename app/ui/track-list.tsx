import { useLocale } from '../i18n/context.tsx';

/** The tracks by name, each with a sentence. */
export function TrackList({ tracks }: { tracks: { id: string; title: string; text: string }[] }) {
  const locale = useLocale();
  return (
    <ul className="rows">
      {tracks.map((track) => (
        <li key={track.id}>
          <h3>
            <a href={`/${locale}/tracks/${track.id}`}>{track.title}</a>
          </h3>
          <p>{track.text}</p>
        </li>
      ))}
    </ul>
  );
}
