import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView } from '@codemirror/view';
import type { DecorationSet } from '@codemirror/view';
import { locatedValues } from './locate';

/** Pointers of the values to light up. */
export const lightUp = StateEffect.define<ReadonlySet<string>>();

const mark = Decoration.mark({ class: 'cm-lit' });

/** The values that are lit, until the text changes. */
export const litValues = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (value, transaction) => {
    const effect = transaction.effects.find((one) => one.is(lightUp));
    if (effect === undefined) return transaction.docChanged ? Decoration.none : value;
    const pointers = effect.value;
    const ranges = transaction.state
      .field(locatedValues)
      .filter(({ pointer, from, to }) => pointers.has(pointer) && pointer !== '' && to > from)
      .map(({ from, to }) => mark.range(from, to));
    return Decoration.set(ranges, true);
  },
  provide: (field) => EditorView.decorations.from(field),
});
