import { createRunner } from '@encharge-destinations/segment';
import { deliverBy, describeContract } from '../describe-contract';
import { deliverAsBatch } from '../segment-batch';

const deliver = deliverBy(createRunner);

describeContract('segment', deliver);
describeContract('segment-batch', (event, setup) =>
  deliverAsBatch(event, setup, () => deliver(event, setup)),
);
