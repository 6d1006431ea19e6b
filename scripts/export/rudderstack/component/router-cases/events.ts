export const identify = (traits: object, more: object = {}): object => ({
  type: 'identify',
  userId: 'user-1',
  traits,
  ...more,
});
export const track = (event: unknown, more: object = {}): object => ({
  type: 'track',
  event,
  userId: 'user-1',
  ...more,
});
export const context = {
  ip: '8.8.8.8',
  userAgent: 'Mozilla/5.0',
  campaign: { name: 'spring', source: 'mail' },
  page: { url: 'https://example.com/', title: 'Home' },
};
