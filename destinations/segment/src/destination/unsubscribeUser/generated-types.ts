// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * The ID of the person in your own system.
   */
  userId?: string
  /**
   * The email address of the person. Used when Encharge does not know the user ID.
   */
  email?: string
}
