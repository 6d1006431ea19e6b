import { EnchargeError } from '@encharge-destinations/core';

/** A page request that cannot be answered; the message goes to the page. */
export class RefusedRequest extends EnchargeError {
  /** The HTTP status to answer with. */
  readonly status: 400 | 404 | 413 | 415;

  constructor(message: string, status: RefusedRequest['status'] = 400) {
    super(message, { code: 'refused_request' });
    this.status = status;
  }
}
