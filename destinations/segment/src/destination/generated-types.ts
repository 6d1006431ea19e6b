// Generated file. DO NOT MODIFY IT BY HAND.

export interface Settings {
  /**
   * Sends events, people and objects. Find it on the account page of Encharge. Only sending an event can check it. If you leave it empty, the API key does this too.
   */
  writeKey?: string
  /**
   * Removes tags, unsubscribes and deletes people, and fills the lists of this form. Find it on the [API keys page](https://app.encharge.io/settings/api-keys) of Encharge. At least one of the two keys is needed.
   */
  apiKey?: string
  /**
   * Which shape of bodies Encharge gets. "documented" is exactly the published Ingest API. "segment" is the shape of Encharge’s own Segment destination: it adds event time, page visits, UTM parameters, device, referrer and anonymous people.
   */
  dialect?: string
  /**
   * What a page call becomes: nothing, an event named "Viewed Page" (with the page’s name, category and URL as properties), or a page visit. Page visits need the segment dialect. Follows the dialect: visit in the segment dialect, event in the documented one. Mappings saved before this version ignore it, unless the dialect is documented.
   */
  pages?: string
  /**
   * What a screen call becomes: nothing, or an event named "Viewed Screen" (with the screen’s name and category as properties). Mappings saved before this version ignore it, unless the dialect is documented.
   */
  screens?: string
  /**
   * Skips track, page and screen calls older than this many days, and those whose time cannot be read, so that a replay does not start flows late. Empty or 0: no limit. Mappings saved before this version ignore it, unless the dialect is documented.
   */
  maxEventAge?: string
  /**
   * What happens to events of people with neither a user id nor an email. "send" needs the segment dialect; the documented API has no place for them. Follows the dialect: send in the segment dialect, skip in the documented one. Mappings saved before this version ignore it, unless the dialect is documented.
   */
  anonymous?: string
  /**
   * Whether track, page, screen and group calls carry the email beside a user id. SDKs repeat old traits for months: "Without a user ID" keeps an old or another person’s email from overwriting the right one. Mappings saved before this version ignore it, unless the dialect is documented.
   */
  emailOnEvents?: string
  /**
   * Whether an email among the properties of an event may name the person when nothing else does. Events such as "Invite Sent" carry the email of somebody else. Mappings saved before this version ignore it, unless the dialect is documented.
   */
  emailFromProperties?: string
  /**
   * A trait that is null empties the person field. Off: null traits are left out. Mappings saved before this version ignore it, unless the dialect is documented.
   */
  clearOnNull?: string
  /**
   * Sends the public IP address of the person, from which Encharge fills country and timezone.
   */
  sendIp?: string
}
