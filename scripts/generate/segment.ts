import { join } from 'node:path';
import { destination } from '@encharge-destinations/segment';
import type { GeneratedFile } from './generated-file';
import { metadataOf } from './segment-metadata';
import { typeFile } from './segment-type-file';

const FOLDER = 'destinations/segment/src/destination';

/** What Segment's repository requires of a destination: types and metadata.json, in the format of Segment's generators. */
export function segmentFiles(): GeneratedFile[] {
  return [
    { path: join(FOLDER, 'metadata.json'), text: JSON.stringify(metadataOf(destination), undefined, 2) },
    {
      path: join(FOLDER, 'generated-types.ts'),
      text: typeFile('Settings', destination.authentication?.fields ?? {}),
    },
    ...Object.entries(destination.actions).map(([key, { fields }]) => ({
      path: join(FOLDER, key, 'generated-types.ts'),
      text: typeFile('Payload', fields as Parameters<typeof typeFile>[1]),
    })),
  ];
}
