/** A server that takes a request and says yes after as many milliseconds as its argument says: as little work as can be. */
export const ECHO_SERVER = `
const latency = Number(process.argv[1]);
const answer = '{"status":"success"}';
const headers = { 'content-type': 'application/json', 'content-length': answer.length };
const server = require('node:http').createServer((request, response) => {
  const yes = () => response.writeHead(200, headers).end(answer);
  request.resume().on('end', () => (latency === 0 ? yes() : setTimeout(yes, latency)));
});
server.keepAliveTimeout = 60000;
server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));
`;
