import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildBundle } from './bundle/build-bundle';
import { BUNDLE_PLATFORMS } from './bundle/bundles';
import type { BundlePlatform } from './bundle/bundles';
import { BundleRefused } from './bundle/refuse/refusal';

const HELP = `Usage: npm run bundle -- [--platform segment|rudderstack] [--options FILE] [--out FOLDER]

Writes the single files to paste into a workspace: Segment's Destination Function and RudderStack's Transformation, each
readable and minified. Both platforms unless one is named; FOLDER is dist unless given.

--options FILE   bakes mapping options in, as JSON: {"pages": "event", "deny": ["phone"]}. Never a key.
Exit codes: 0 written, 1 rejected (with the reasons), 2 wrong usage.
`;

interface Usage {
  platforms: readonly BundlePlatform[];
  options: unknown;
  out: string;
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(HELP);
    return 0;
  }
  let usage: Usage;
  try {
    usage = usageOf(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
  const { platforms, options, out } = usage;
  try {
    for (const platform of platforms) {
      const files = await buildBundle({ platform, root: process.cwd(), options });
      mkdirSync(out, { recursive: true });
      for (const { name, code, bytes } of files) {
        writeFileSync(join(out, name), code);
        console.log(`${relative(process.cwd(), join(out, name))}  ${(bytes / 1000).toFixed(1)} kB`);
      }
    }
    return 0;
  } catch (error) {
    if (!(error instanceof BundleRefused)) throw error;
    console.error(error.message);
    return 1;
  }
}

function usageOf(args: readonly string[]): Usage {
  const { values } = parseArgs({
    args: [...args],
    options: {
      platform: { type: 'string' },
      options: { type: 'string' },
      out: { type: 'string', default: 'dist' },
    },
  });
  const platforms = BUNDLE_PLATFORMS.filter(
    (one) => values.platform === undefined || values.platform === one,
  );
  if (platforms.length === 0) throw new Error(`--platform is one of ${BUNDLE_PLATFORMS.join(', ')}.`);
  return { platforms, options: optionsIn(values.options), out: resolve(values.out) };
}

function optionsIn(file: string | undefined): unknown {
  if (file === undefined) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read as JSON.`, { cause: error });
  }
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
