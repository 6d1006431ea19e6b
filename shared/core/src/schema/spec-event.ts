import { z } from 'zod';
import { CALLS } from '../calls';

const id = z.union([z.string(), z.number()]).nullish();
const bag = z.record(z.string(), z.unknown()).nullish();
const time = z.union([z.string(), z.date(), z.number()]).nullish();

/**
 * An event as the SDKs of Segment and RudderStack send it. Lenient like the spec: unknown fields pass, and only the type is required. For
 * editors and command lines that report more about an event than the mapper needs.
 */
export const specEventSchema = z.looseObject({
  type: z.enum(CALLS).describe('The call of the CDP spec.'),
  userId: id.describe('The id of the person in your own system.'),
  anonymousId: id.describe('The id of a visitor whom nobody knows yet.'),
  previousId: id.describe('alias: the id that the person had until now.'),
  groupId: id.describe('group: the id of the company or group.'),
  event: z.string().nullish().describe('track: the name of the event.'),
  name: z.string().nullish().describe('page, screen: the name of the page or screen.'),
  category: z.string().nullish().describe('page, screen: the category.'),
  properties: bag.describe('track, page, screen: what the event was about.'),
  traits: bag.describe('identify: the person. group: the company.'),
  context: z
    .looseObject({
      traits: bag.describe('Traits of the person that the SDK keeps and repeats.'),
      ip: z.string().nullish().describe('The IP address of the person.'),
      userAgent: z.string().nullish(),
      campaign: bag.describe('UTM parameters.'),
      page: bag.describe('The page the event happened on.'),
      location: bag,
      groupId: id,
    })
    .nullish(),
  timestamp: time.describe('When the event happened.'),
  originalTimestamp: time.describe('When the SDK recorded it.'),
  messageId: z.string().nullish().describe('The unique id of the event.'),
  channel: z.string().nullish().describe('RudderStack: which kind of SDK sent it.'),
  request_ip: z.string().nullish().describe('RudderStack: the address the event came from.'),
});

/** An event of the CDP spec. */
export type SpecEvent = z.infer<typeof specEventSchema>;
