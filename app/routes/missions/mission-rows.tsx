import { splitChinese } from '#app/catalogue/chinese.ts';
import { useLocale } from '#app/i18n/context.tsx';
import { ChineseText } from '#app/ui/chinese-text.tsx';

export interface MissionRow {
  id: string;
  title: string;
  destination: string;
  dates: string;
  meta: string;
}

export function MissionRows({ missions }: { missions: MissionRow[] }) {
  const locale = useLocale();
  return (
    <ul className="rows">
      {missions.map(({ id, title, destination, dates, meta }) => (
        <li key={id}>
          <h3>
            <a href={`/${locale}/missions/${id}`}>
              <ChineseText parts={splitChinese(title)} />
            </a>
          </h3>
          <p>
            <ChineseText parts={splitChinese(destination)} />, {dates}
          </p>
          <p className="quiet">{meta}</p>
        </li>
      ))}
    </ul>
  );
}
