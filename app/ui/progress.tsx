/** How far, as a bar and in words. Never shows more than the whole. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  const share = max > 0 ? Math.min(value, max) : 0;
  return (
    <p className="progress">
      <progress value={share} max={Math.max(max, 1)} aria-label={label} />
      <span>{label}</span>
    </p>
  );
}
