const DOCSTRING = /^([ \t]*)\/\*\*([\s\S]*?)\*\/\n(?=[ \t]*(\S*))/gm;

/**
 * A source whose docstrings say in one sentence what something is for: shapes, errors and examples stand in the types and the tests there.
 * What no other file sees is called by a name that says it; its comment stays where it gives a reason.
 *
 * @example shortComments('/**\n * Adds. Twice.\n *\n * @param a One.\n *\/\nexport …') // '/** Adds. *\/\nexport …'
 */
export function shortComments(text: string): string {
  return text.replace(DOCSTRING, (_all, indent: string, body: string, next: string) => {
    const words = body
      .replace(/^[ \t]*\*/gm, '')
      .replace(/\s+/g, ' ')
      .split(/ @(?=[a-z])/)[0]
      ?.trim();
    const sentence = /^.*?[^.][.:](?= [A-Z]|$)/.exec(words ?? '')?.[0].replace(/:$/, '.') ?? words ?? '';
    const isKept = indent !== '' || next === 'export' || /[;:]/.test(sentence);
    return sentence !== '' && isKept ? `${indent}/** ${sentence} */\n` : '';
  });
}
