import type { Destination, TransformInput } from '@encharge-destinations/rudderstack';

/** Freezes values of any kind, all the way down, as the host passes them with compacted requests. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value) as unknown[]) deepFreeze(part);
  }
  return value;
}

export function destinationWith(config: unknown, id = 'd1'): Destination {
  return deepFreeze({
    ID: id,
    Name: 'enc',
    Enabled: true,
    WorkspaceID: 'w1',
    DestinationDefinition: { ID: 'dd1', Name: 'ENCHARGE', DisplayName: 'Encharge', Config: {} },
    Config: config,
    Transformations: [],
  });
}

export const DESTINATION = destinationWith({ writeKey: 'wk-unseenkey' });

/** Router inputs with the job ids 1, 2, 3 …, frozen. */
export function inputsOf(
  messages: readonly unknown[],
  destination: Destination = DESTINATION,
): TransformInput[] {
  return messages.map((message, index) => ({
    message: deepFreeze(message),
    metadata: deepFreeze({ jobId: index + 1, userId: 'u', sourceId: 's1', destinationId: 'd1' }),
    destination,
  }));
}
