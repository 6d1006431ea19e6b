import { createRunner } from '@encharge-destinations/rudderstack';
import { deliverBy, describeContract } from '../describe-contract';

describeContract('rudderstack', deliverBy(createRunner));
