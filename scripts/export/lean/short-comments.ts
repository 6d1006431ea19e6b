const DOCSTRING = /^([ \t]*)\/\*\*([\s\S]*?)\*\/\n(?=[ \t]*(\S*))/gm;
const LONGEST = 110;
/** Phrases about explanations, which the exports do not have. */
const EXPLAINED =
  /(?:;|,|; otherwise) (?:a remark says|remarks say|an explanation\s+\*?\s*reads|see `build`)[^.*]*|,? with(?:out an explanation| a warning)(?=[.,;\s])/g;

/** A source whose comments do not mention explanations. */
export function withoutExplanations(text: string): string {
  return text.replace(EXPLAINED, '');
}

/**
 * A mapper source whose docstrings have one sentence about the purpose: the types and the host's tests show shapes, errors and examples.
 * Names that no other file sees speak for themselves; their comments stay only where they give a reason.
 *
 * @example shortComments('/**\n * Adds. Twice.\n *\n * @param a One.\n *\/\nexport …') // '/** Adds. *\/\nexport …'
 */
export function shortComments(text: string): string {
  return text.replace(DOCSTRING, (_all, indent: string, body: string, next: string) => {
    const words = linesOf(body).join(' ').replace(/\s+/g, ' ').trim();
    const whole = /^.*?[^.][.:](?= [A-Z]|$)/.exec(words)?.[0].replace(/:$/, '.') ?? words;
    const sentence = whole.length > LONGEST ? whole.replace(/[:;] .*$/, '.') : whole;
    const isKept = indent !== '' || next === 'export' || /[;:]/.test(whole);
    return sentence !== '' && isKept ? `${indent}/** ${sentence} */\n` : '';
  });
}

/** A source without tags in its docstrings: code that meets the host needs its reasons, and the types say the rest. */
export function untaggedComments(text: string): string {
  return text.replace(DOCSTRING, (_all, indent: string, body: string) => {
    const lines = linesOf(body).join('\n').trim().split('\n');
    if (lines.join('') === '') return '';
    return lines.length === 1
      ? `${indent}/** ${lines.join('')} */\n`
      : `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
  });
}

/** Without stars, and without the tags at the end. */
function linesOf(body: string): string[] {
  const lines = body.split('\n').map((line) => line.replace(/^[ \t]*\* ?/, '').trim());
  const end = lines.findIndex((line) => /^@[a-z]/.test(line));
  return end === -1 ? lines : lines.slice(0, end);
}
