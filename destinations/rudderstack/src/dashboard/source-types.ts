/** Every source type in RudderStack; all of them deliver to this destination from RudderStack's servers. */
export const SOURCE_TYPES = [
  'android',
  'androidKotlin',
  'ios',
  'iosSwift',
  'web',
  'unity',
  'amp',
  'cloud',
  'cloudSource',
  'warehouse',
  'reactnative',
  'flutter',
  'cordova',
  'shopify',
] as const;

/** An object with the same value for each source type. */
export function forEverySource<T>(value: T): Record<string, T> {
  return Object.fromEntries(SOURCE_TYPES.map((sourceType) => [sourceType, value]));
}
