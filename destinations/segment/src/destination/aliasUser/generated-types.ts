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
   * Set in mappings made with this version. Without it a mapping sends what it always sent.
   */
  mappingVersion?: string
  /**
   * Sent by mappings of the earlier version only.
   */
  timestamp?: string
  /**
   * Sent by mappings of the earlier version only.
   */
  messageId?: string
  /**
   * Lets Segment hand over many events at once. They are sent side by side, the events of one person in their order.
   */
  enable_batching?: boolean
  /**
   * The most events that Segment hands over at once.
   */
  batch_size?: number
}
