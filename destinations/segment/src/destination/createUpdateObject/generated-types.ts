// Generated file. DO NOT MODIFY IT BY HAND.

export interface Payload {
  /**
   * The custom object to create or update, e.g. company. Its schema must exist in Encharge.
   */
  objectType: string
  /**
   * The ID of the object in your own system. Encharge finds the object by it, or creates one.
   */
  externalId?: string
  /**
   * Encharge’s own ID of the object. Usually left empty: the external ID is enough.
   */
  id?: string
  /**
   * The fields of the object. Encharge ignores fields that the object type does not have. Texts under names of secrets, such as password or token, are dropped.
   */
  objectData?: {
    [k: string]: unknown
  }
  /**
   * The ID of the person to associate with the object. The person is created if there is none.
   */
  userId?: string
  /**
   * The email of the person to associate with the object. The person is created if there is none.
   */
  email?: string
  /**
   * Set in mappings created with this version. Without it, a mapping sends what it always sent.
   */
  mappingVersion?: string
  /**
   * Lets Segment pass many events at once. They go out side by side; each person's events keep their order.
   */
  enable_batching?: boolean
  /**
   * The most events that Segment passes at once.
   */
  batch_size?: number
}
