// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * One tag or several: a list, or text with commas.
   */
  tag: string[]
  /**
   * The ID of the person in your own system.
   */
  userId?: string
  /**
   * The email address of the person. Used when Encharge does not know the user ID.
   */
  email?: string
  /**
   * The anonymous ID of the person. Used when Encharge knows neither of the others.
   */
  segmentAnonymousId?: string
  /**
   * Set in mappings created with this version. Without it, a mapping sends what it always sent.
   */
  mappingVersion?: string
}
