export const EventType = { IDENTIFY: 'identify', TRACK: 'track', RECORD: 'record' } as const;
