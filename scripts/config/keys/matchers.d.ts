declare namespace jest {
  interface Matchers<R> {
    /** No text in the value contains a test key (`marked-key.cjs`), plain or in base64. */
    toHoldNoKey(): R;
  }
}
