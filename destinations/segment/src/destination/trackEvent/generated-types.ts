// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * The name of the event.
   */
  event: string
  /**
   * The properties of the event, nested as they are.
   */
  properties?: {
    [k: string]: unknown
  }
  /**
   * Traits that the event updates on the person. Empty by default, since SDKs repeat old traits on every event. Texts under names of secrets, such as password or token, are dropped.
   */
  userFields?: {
    [k: string]: unknown
  }
  /**
   * The email address of the person. Encharge finds the person by it, or creates one.
   */
  email?: string
  /**
   * The ID of the person in your own system. Encharge finds the person by it, or creates one.
   */
  userId?: string
  /**
   * The anonymous ID of the person, for people with neither a user ID nor an email. Sent in the segment dialect only.
   */
  segmentAnonymousId?: string
  /**
   * Person fields of Encharge with a value each. They win over traits of the same name.
   */
  personFields?: {
    [k: string]: unknown
  }
  /**
   * Tags to add to the person: text with commas, or a list.
   */
  tags?: string[]
  /**
   * The ID of the company or group in which the person acts.
   */
  groupId?: string
  /**
   * When the event happened. The documented API has no place for it; there an event counts as happening now.
   */
  timestamp?: string
  /**
   * The unique ID of the event.
   */
  messageId?: string
  /**
   * The public IP address of the person, from which Encharge fills country and timezone.
   */
  ip?: string
  /**
   * The user agent of the device, from which Encharge fills device and browser.
   */
  userAgent?: string
  /**
   * The UTM parameters of the visit.
   */
  campaign?: {
    /**
     * The UTM campaign.
     */
    name?: string
    /**
     * The UTM source.
     */
    source?: string
    /**
     * The UTM medium.
     */
    medium?: string
    /**
     * The UTM term.
     */
    term?: string
    /**
     * The UTM content.
     */
    content?: string
  }
  /**
   * The web page on which the event happened.
   */
  page?: {
    /**
     * The full address of the page.
     */
    url?: string
    /**
     * The title of the page.
     */
    title?: string
    /**
     * The page that led to this one.
     */
    referrer?: string
    /**
     * The path part of the address.
     */
    path?: string
    /**
     * The query part of the address.
     */
    search?: string
  }
  /**
   * The place the event came from.
   */
  location?: {
    /**
     * The city.
     */
    city?: string
    /**
     * The region.
     */
    region?: string
    /**
     * The country.
     */
    country?: string
  }
  /**
   * Sends a trait or a property as a person field with another name. Left: its path, such as traits.prefs.theme or properties.plan. Right: the name of the person field. A trait goes out under its new name only.
   */
  rename?: {
    [k: string]: unknown
  }
  /**
   * When set, no other person field goes out. Encharge never deletes a field that it created, so this list keeps typos away. User id and email always go out.
   */
  allow?: string[]
  /**
   * Person fields that never go out, by the name of the field or of the trait, inside of objects too. User id and email always go out.
   */
  deny?: string[]
  /**
   * Set in mappings created with this version. Without it, a mapping sends what it always sent.
   */
  mappingVersion?: string
  /**
   * Only mappings of the earlier version send this.
   */
  type?: string
  /**
   * Lets Segment pass many events at once. They go out side by side; each person's events keep their order.
   */
  enable_batching?: boolean
  /**
   * The most events that Segment passes at once.
   */
  batch_size?: number
}
