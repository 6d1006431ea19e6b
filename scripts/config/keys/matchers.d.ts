declare namespace jest {
  interface Matchers<R> {
    /** No text of the value holds a key of the tests (`marked-key.cjs`), plain or in base64. */
    toHoldNoKey(): R;
  }
}
