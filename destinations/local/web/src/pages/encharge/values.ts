/** A field's value as text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A time of day, with the date unless it is today. */
export function timeOf(iso: string, now: Date = new Date()): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const isToday = time.toDateString() === now.toDateString();
  return isToday ? time.toLocaleTimeString() : time.toLocaleString();
}
