import { createRunner } from '@encharge-destinations/rudderstack';
import { deliverBy, describeContract } from '../describe-contract';
import { deliverAtProcessor } from '../rudderstack-processor';

describeContract('rudderstack', deliverBy(createRunner));
describeContract('rudderstack-processor', deliverAtProcessor);
