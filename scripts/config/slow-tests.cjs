/**
 * What `npm test` leaves to `npm run test:slow`, which continuous integration also runs: the pasted files in models of their hosts, the
 * built program as a child process, and the driver of a running rudder-server.
 */
module.exports = [
  'test/contract/bundles.test.ts',
  'test/e2e/',
  'test/engine/',
  'destinations/local/test/commands/bundle.test.ts',
];
