// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * The new user ID of the person. An email address here is the new email.
   */
  userId?: string
  /**
   * The user ID that the person had until now. An email address here is the previous email.
   */
  previousUserId?: string
  /**
   * The new email of the person. Used together with the previous email only.
   */
  email?: string
  /**
   * The email that the person had until now. Used together with the new email only.
   */
  previousEmail?: string
  /**
   * The anonymous ID of the person. In the segment dialect an alias from it joins the two; the documented API knows nobody by it.
   */
  segmentAnonymousId?: string
  /**
   * Set in mappings created with this version. Without it, a mapping sends what it always sent.
   */
  mappingVersion?: string
  /**
   * Only mappings of the earlier version send this.
   */
  timestamp?: string
  /**
   * Only mappings of the earlier version send this.
   */
  messageId?: string
  /**
   * Lets Segment pass many events at once. They go out side by side; each person's events keep their order.
   */
  enable_batching?: boolean
  /**
   * The most events that Segment passes at once.
   */
  batch_size?: number
}
