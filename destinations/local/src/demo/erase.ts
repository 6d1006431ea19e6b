import { createRestClient } from '@encharge-destinations/client';
import type { PersonId } from '@encharge-destinations/client';
import type { Sandbox } from '@encharge-destinations/sandbox';

export interface Erasure {
  request: string;
  /** The status of the erasure's answer. */
  status: number;
  message: string;
  /** Whether the person existed before. */
  wasKnown: boolean;
  /** Whether Encharge still knows the person. */
  isGone: boolean;
}

/** Erases a person and all their data through the REST API, then asks whether they are gone. */
export async function erase({ restUrl, apiKey }: Sandbox, person: PersonId): Promise<Erasure> {
  const rest = createRestClient({ apiKey, url: restUrl });
  try {
    const before = await rest.getPeople([person]);
    const erased = await rest.erasePeople([person]);
    const after = await rest.getPeople([person]);
    const [field = '', value = ''] = Object.entries(person)[0] ?? [];
    return {
      request: `DELETE /v1/people?people[0][${field}]=${value}&force=true`,
      status: erased.status,
      message: erased.outcome.message,
      wasKnown: before.ok && before.value.length === 1,
      isGone: (after.ok && after.value.length === 0) || after.status === 404,
    };
  } finally {
    await rest.close();
  }
}
