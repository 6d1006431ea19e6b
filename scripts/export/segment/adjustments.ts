import type { ExportedFile } from './exported-module';

const VERSIONED = /'https:\/\/(\w+)\.encharge\.io\/(v\d+)(\/?)'/g;
const VERSION_NAME = 'ENCHARGE_API_VERSION';

/**
 * A file with what Segment's repository wants different: a default export of the definition, and the version of the API in a separate
 * file.
 *
 * @throws Error when a source no longer has what is to be changed.
 */
export function adjusted(file: ExportedFile): ExportedFile[] {
  switch (file.path) {
    case 'index.ts':
      return [
        {
          ...file,
          text: `${replaced(file.text, 'export const destination =', 'const destination =')}\nexport default destination\n`,
        },
      ];
    case 'core/index.ts':
      return [{ ...file, text: `${CORE_COMMENT}\n${file.text}` }];
    case 'core/delivery/endpoints.ts':
      return versionApart(file);
    default:
      return [file];
  }
}

const CORE_COMMENT = `// The mapping of events to Encharge's requests. It depends on nothing: Encharge's integrations with other platforms hold it too.
`;

function versionApart(file: ExportedFile): ExportedFile[] {
  const versions = new Set([...file.text.matchAll(VERSIONED)].map(([, , version]) => version));
  const [version] = versions;
  if (version === undefined || versions.size > 1)
    throw new Error('The addresses of Encharge have no version in common.');
  const text = file.text.replace(
    VERSIONED,
    (_address, host: string, _version, end: string) =>
      `\`https://${host}.encharge.io/\${${VERSION_NAME}}${end}\``,
  );
  return [
    { ...file, text: `import { ${VERSION_NAME} } from '../../versioning-info'\n\n${text}` },
    { path: 'versioning-info.ts', text: versioningInfo(version) },
  ];
}

function versioningInfo(version: string): string {
  return `/**
 * The version in the addresses of Encharge's Ingest API and REST API. Update it when moving to another one.
 */
export const ${VERSION_NAME} = '${version}'
`;
}

function replaced(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`"${from}" is expected once.`);
  return text.replace(from, to);
}
