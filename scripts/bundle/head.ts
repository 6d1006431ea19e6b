import { optionDefault, optionDefinitions } from '@encharge-destinations/core';
import type { Dialect, MapOptions, OptionDefinition } from '@encharge-destinations/core';
import { PASTED_DIALECT } from '../../destinations/local/src/cli/platforms';
import type { BundleDefinition, BundlePlatform } from './bundles';

const WIDTH = 100;

type ChosenOptions = MapOptions & { dialect: Dialect };

/**
 * The head of a bundle: what it is, where it goes, its licence, and the options, each with its description and default, for customers to
 * edit by hand.
 */
export function headOf(
  platform: BundlePlatform,
  { title, about }: BundleDefinition,
  version: string,
  chosen: MapOptions,
): string {
  const { dialect = PASTED_DIALECT, ...others } = chosen;
  const options = { dialect, ...others };
  const lines = [
    `/*! ${title}, version ${version}.`,
    ...about.map((line) => ` * ${line}`),
    ` * Made by "npm run bundle" of encharge-destinations. MIT licence. Do not put a key into this file.`,
    ' */',
    '',
    ...(platform === 'segment' ? settingsHead(options) : optionsHead(options)),
  ];
  if (platform === 'rudderstack') {
    lines.push(
      '',
      ...comment(
        "The name (not the value) of a RudderStack credential that holds the write key. Empty: the Webhook's own Headers setting carries it, which keeps it out of every event.",
        '',
      ),
      "const CREDENTIAL = '';",
    );
  }
  return `${lines.join('\n')}\n`;
}

/** A Function has settings; the file only contains baked-in options. */
function settingsHead(options: MapOptions): string[] {
  return [
    "// Options baked into this file. The Function's settings with the same names override them.",
    `const OPTIONS = ${JSON.stringify(options, undefined, 2)};`,
  ];
}

/** A Transformation has no settings: every option is listed here with its description, to edit by hand. */
function optionsHead(options: ChosenOptions): string[] {
  return [
    '// The options. Change them here; remove the two slashes to set one.',
    'const OPTIONS = {',
    ...optionDefinitions.flatMap((definition) => optionLines(definition, options)),
    '};',
  ];
}

function optionLines(definition: OptionDefinition, chosen: ChosenOptions): string[] {
  const { key } = definition;
  const words = comment(`${descriptionOf(definition)}${valuesOf(definition)}`, '  ');
  const value: unknown = chosen[key];
  if (value !== undefined) return [...words, `  ${key}: ${JSON.stringify(value)},`];
  const initial: unknown = optionDefault(definition, chosen.dialect);
  return [...words, `  // ${key}: ${initial === undefined ? 'undefined' : JSON.stringify(initial)},`];
}

/** Descriptions refer to a form's labels; this shows what to write in the file. */
function descriptionOf({ description, choices = [] }: OptionDefinition): string {
  return choices.reduce(
    (text, { label, value }) => text.replaceAll(`"${label}"`, () => `"${value}"`),
    description,
  );
}

function valuesOf({ choices }: OptionDefinition): string {
  return choices === undefined ? '' : ` One of ${choices.map(({ value }) => `"${value}"`).join(', ')}.`;
}

function comment(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = `${indent}//`;
  for (const word of text.split(' ')) {
    if (line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${indent}//`;
    }
    line += ` ${word}`;
  }
  return [...lines, line];
}
