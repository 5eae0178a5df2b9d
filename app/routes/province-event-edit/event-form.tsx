import { useMessages } from '#app/i18n/context.tsx';
import { eventKinds, forEveryone } from '#app/missions/event-fields.ts';
import { DateField } from '#app/ui/date-field.tsx';
import { Button, ChoiceField, Form, SelectField, TextArea, TextField, type Rejected } from '#app/ui/form.tsx';

/** One form for a new event and for a change. */
export function EventForm({
  filled,
  missions,
  published,
  rejected,
}: {
  filled: Record<string, string>;
  missions: { value: string; label: string }[];
  /** Null for a draft. */
  published: { mission: string | null } | null;
  rejected: Rejected | undefined;
}) {
  const { kinds, fields: t, province } = useMessages().event;
  const text = { type: 'text', autoComplete: 'off', rejected } as const;
  const kept = (name: string) => ({ name, defaultValue: filled[name] ?? '' });
  return (
    <Form>
      <ChoiceField
        kind="one"
        name="kind"
        label={t.kind}
        choices={eventKinds.map((kind) => ({ value: kind, label: kinds[kind], hint: t.kindHints[kind] }))}
        chosen={[filled.kind ?? '']}
        rejected={rejected}
      />
      {published ? (
        <p>{t.missionStays(published.mission)}</p>
      ) : (
        <SelectField
          {...kept('mission')}
          label={t.mission}
          hint={t.missionHint}
          choices={[{ value: forEveryone, label: t.everyone }, ...missions]}
          rejected={rejected}
        />
      )}
      <TextField {...text} {...kept('title_nl')} label={t.title.nl} />
      <TextField {...text} {...kept('title_en')} label={t.title.en} />
      <TextArea {...kept('text_nl')} rows={6} label={t.text.nl} hint={t.textHint} rejected={rejected} />
      <TextArea {...kept('text_en')} rows={6} label={t.text.en} hint={t.textHint} rejected={rejected} />
      <DateField {...kept('day')} label={t.day} rejected={rejected} />
      <TextField {...text} {...kept('from')} label={t.from} hint={t.timeHint} width="short" />
      <TextField {...text} {...kept('until')} label={t.until} hint={t.timeHint} width="short" />
      <TextField {...text} {...kept('place')} label={t.place} hint={t.placeHint} optional />
      <TextField {...text} {...kept('online_url')} label={t.online} hint={t.onlineHint} optional spellCheck={false} />
      <TextField {...text} {...kept('capacity')} label={t.capacity} hint={t.capacityHint} inputMode="numeric" width="short" optional />
      <div className="actions">
        <Button>{published ? province.save : province.saveDraft}</Button>
      </div>
    </Form>
  );
}
