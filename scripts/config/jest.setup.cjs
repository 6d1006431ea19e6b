// Tests have no network except loopback: a test that reaches further fails here, by name.
const net = require('node:net');

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
const IS_CLOSED = Symbol.for('encharge-destinations: the network is closed');
const connect = net.Socket.prototype.connect;

// Node's modules outlive a test file: each would wrap the previous file's wrapper.
if (connect[IS_CLOSED] === undefined) net.Socket.prototype.connect = closed;
closed[IS_CLOSED] = true;

function closed(...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof options === 'object' && options !== null ? (options.host ?? 'localhost') : 'localhost';
  const isPath = typeof options === 'object' && options !== null && typeof options.path === 'string';
  if (!isPath && !LOOPBACK.has(host)) {
    this.destroy(new Error(`tests may only connect to loopback, not to "${host}"`));
    return this;
  }
  return connect.apply(this, args);
}
