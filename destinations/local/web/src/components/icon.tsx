/** Outlines on a 16-pixel grid, drawn for this page. */
const OUTLINES = {
  'set-up': 'M3 4.5h6M12 4.5h1M3 11.5h1M7 11.5h6M10.5 3v3M5.5 10v3',
  map: 'M3 3.5h3v3H3zM10 9.5h3v3h-3zM6 5h2.5v6H10',
  try: 'M5 3.5v9l7-4.5z',
  encharge:
    'M5.5 7a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4zM1.8 13c.3-2.6 1.6-4 3.7-4s3.4 1.4 3.7 4M10.5 3a2.1 2.1 0 0 1 0 4M11.5 9.2c1.6.4 2.5 1.7 2.7 3.8',
  listen: 'M8 13.5V8M5.2 10.8a4 4 0 1 1 5.6 0M3 12.8a7 7 0 1 1 10 0',
  guide:
    'M2.5 3.5c2-.8 4-.6 5.5.6v9c-1.5-1.2-3.5-1.4-5.5-.6zM13.5 3.5c-2-.8-4-.6-5.5.6v9c1.5-1.2 3.5-1.4 5.5-.6z',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9',
  moon: 'M13 9.6A5.5 5.5 0 1 1 6.4 3a4.5 4.5 0 0 0 6.6 6.6z',
  system: 'M2.5 3.5h11v7.5h-11zM6 13.5h4',
  keys: 'M2 4.5h12v7H2zM4.5 7h.1M7 7h.1M9.5 7h.1M11.9 7h.1M5.5 9.3h5',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2',
  plus: 'M8 3.5v9M3.5 8h9',
  close: 'M4 4l8 8M12 4l-8 8',
  bin: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.5 8.5h6l.5-8.5',
  copy: 'M5.5 5.5h7v8h-7zM3.5 10.5v-8h7',
  down: 'M4.5 6.5 8 10l3.5-3.5',
  send: 'M2.5 7.5 13.5 2.5l-4 11-2.5-4.5z',
  check: 'M3.5 8.5 6.5 11.5l6-7',
  warn: 'M8 2.8 14 13H2zM8 6.8v2.7M8 11.3v.1',
  eye: 'M1.8 8S4 4 8 4s6.2 4 6.2 4-2.2 4-6.2 4-6.2-4-6.2-4zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  undo: 'M3 6.5h6.5a3.3 3.3 0 0 1 0 6.6H6M5.5 4 3 6.5 5.5 9',
  upload: 'M8 10.5v-7M5 6l3-3 3 3M3 13h10',
  download: 'M8 3v7M5 7.5l3 3 3-3M3 13h10',
} as const;

export type IconName = keyof typeof OUTLINES;

/** A small picture beside text; screen readers skip it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={OUTLINES[name]} />
    </svg>
  );
}
