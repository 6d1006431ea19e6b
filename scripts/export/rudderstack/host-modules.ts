/** Modules of rudder-transformer, from `src`, for our package's stand-ins with the same names and shapes. */
const HOST_MODULES: Readonly<Record<string, string>> = {
  'host/constant': 'v0/util/constant',
  'host/constants': 'constants',
  'host/error-types': 'v0/util/errorTypes',
  'host/network': 'adapters/network',
  'host/network-utils': 'adapters/utils/networkUtils',
  'host/regulation-api': 'v0/util/regulation-api',
  'host/types': 'types',
  'host/util': 'v0/util',
};

/** The transformer's packages, by what our sources import. */
const HOST_PACKAGES: Readonly<Record<string, string>> = {
  'host/integrations-lib': '@rudderstack/integrations-lib',
  zod: 'zod',
};

/** The host's module that replaces an import: a path from `src`, or a package. */
export function hostModule(wanted: string): { path: string } | { package: string } | undefined {
  const path = HOST_MODULES[wanted];
  if (path !== undefined) return { path };
  const name = HOST_PACKAGES[wanted];
  return name === undefined ? undefined : { package: name };
}
