import { parseModule } from './module';

/**
 * A source with different texts for some of its declarations; their comments stay.
 *
 * @throws Error for a name that it does not declare.
 */
export function withDeclarations(
  path: string,
  text: string,
  declarations: Readonly<Record<string, string>>,
): string {
  const module = parseModule(path, text);
  return Object.entries(declarations)
    .map(([name, made]) => {
      const statement = module.declarations.get(name);
      if (statement === undefined) throw new Error(`${path} has no ${name}: it has moved.`);
      return { start: statement.getStart(), end: statement.getEnd(), made };
    })
    .sort((one, other) => other.start - one.start)
    .reduce((now, { start, end, made }) => now.slice(0, start) + made + now.slice(end), text);
}
