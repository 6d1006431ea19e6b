// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * The tag for people in the audience. Default: the key of the audience.
   */
  tag: string
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
}
