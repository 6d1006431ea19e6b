import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import { locatedValues } from './locate';

/** Pointers of the values to highlight. */
export const lightUp = StateEffect.define<ReadonlySet<string>>();

interface Lit {
  pointers: ReadonlySet<string>;
  marks: DecorationSet;
}

const NOTHING: Lit = { pointers: new Set(), marks: Decoration.none };
const mark = Decoration.mark({ class: 'cm-lit' });

/** The highlighted values. They stay highlighted while the text around them changes. */
export const litValues = StateField.define<Lit>({
  create: () => NOTHING,
  update: (value, { effects, docChanged, changes, state }) => {
    const effect = effects.find((one) => one.is(lightUp));
    if (effect === undefined) {
      if (!docChanged || value === NOTHING) return value;
      const marks = value.marks.map(changes);
      return marks.size === value.marks.size ? { ...value, marks } : NOTHING;
    }
    const pointers = effect.value;
    if (pointers.size === 0) return NOTHING;
    const ranges = locatedValues(state)
      .filter(({ pointer, from, to }) => pointers.has(pointer) && pointer !== '' && to > from)
      .map(({ from, to }) => mark.range(from, to));
    return { pointers, marks: Decoration.set(ranges, true) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ marks }) => marks),
});
