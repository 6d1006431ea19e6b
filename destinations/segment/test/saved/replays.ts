import type { Replay } from './replay';
import { replayedEvents } from './replayed-events';
import { replayedPeople } from './replayed-people';

export const replays: readonly Replay[] = [...replayedEvents, ...replayedPeople];
