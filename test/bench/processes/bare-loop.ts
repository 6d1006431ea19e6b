/**
 * Only the requests that `send` makes: no reading, no mapping, no ordering, no progress. Arguments: the server's URL, how many requests,
 * how many at once.
 */
export const BARE_LOOP = `
const { Pool } = require('undici');
const [url, requests, atOnce] = [process.argv[1], Number(process.argv[2]), Number(process.argv[3])];
const pool = new Pool(url, { connections: atOnce });
const body = JSON.stringify({
  name: 'identify',
  user: { userId: 'user-1', email: 'person-1@example.com', firstName: 'Ada', plan: 'pro', step: 1 },
  sourceIp: '8.8.8.8',
});
const headers = { 'content-type': 'application/json', 'x-encharge-token': 'a-key' };
let left = requests;
const work = async () => {
  while (left-- > 0) {
    const response = await pool.request({ path: '/v1/', method: 'POST', headers, body });
    await response.body.text();
  }
};
Promise.all(Array.from({ length: atOnce }, work)).then(() => pool.close());
`;
