#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '..', 'dist', 'program', 'cli.js');
// Deprecations in libraries do not concern the user.
process.noDeprecation = true;

if (existsSync(program)) {
  require(program);
} else {
  process.stderr.write(
    'encharge-destinations is not built yet. In the folder of the repository run: npm ci && npm run build\n',
  );
  process.exitCode = 1;
}
