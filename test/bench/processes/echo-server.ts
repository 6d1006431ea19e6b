/**
 * A server that accepts every request after the given number of milliseconds, with as little work as possible. A `GET` returns the number
 * of requests per second, from the first to the last, and starts over.
 */
export const ECHO_SERVER = `
const latency = Number(process.argv[1]);
const answer = '{"status":"success"}';
const headers = { 'content-type': 'application/json', 'content-length': answer.length };
let requests = 0;
let first = 0;
let last = 0;
const server = require('node:http').createServer((request, response) => {
  if (request.url === '/_sandbox/') return response.end('{"server":"encharge-destinations sandbox"}');
  if (request.method === 'GET') {
    response.end(String((requests / (last - first)) * 1000));
    requests = 0;
    return;
  }
  last = performance.now();
  if (requests === 0) first = last;
  requests += 1;
  const yes = () => response.writeHead(200, headers).end(answer);
  request.resume().on('end', () => (latency === 0 ? yes() : setTimeout(yes, latency)));
});
server.keepAliveTimeout = 60000;
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;
