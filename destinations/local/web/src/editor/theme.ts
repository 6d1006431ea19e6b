import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The editor lives in a shadow root, where only custom properties of the page reach it. */
export const editorTheme = [
  EditorView.theme({
    '&': { height: '100%', fontSize: 'var(--size-data)', color: 'var(--text)', background: 'transparent' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--font-data)', lineHeight: 'var(--line-data)' },
    '.cm-content': { padding: '10px 0', caretColor: 'var(--text)' },
    '.cm-line': { padding: '0 12px 0 6px' },
    '.cm-gutters': { background: 'transparent', color: 'var(--text-faint)', border: 'none' },
    '.cm-lineNumbers .cm-gutterElement': { padding: '0 4px 0 10px', minWidth: '28px' },
    '.cm-activeLine': { background: 'var(--hover)' },
    '.cm-activeLineGutter': { background: 'transparent', color: 'var(--text-muted)' },
    '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      background: 'var(--selection)',
    },
    '&.cm-focused .cm-matchingBracket': { background: 'var(--selection)', outline: 'none' },
    '.cm-lit': { background: 'var(--lit)', borderRadius: '3px', boxShadow: '0 0 0 1px var(--lit-edge)' },
    '.cm-foldPlaceholder': { background: 'var(--hover)', border: 'none', color: 'var(--text-muted)' },
    '.cm-tooltip': {
      background: 'var(--surface)',
      color: 'var(--text)',
      border: '1px solid var(--edge-strong)',
      borderRadius: 'var(--round)',
      fontFamily: 'var(--font-text)',
      maxWidth: '360px',
    },
    '.cm-diagnostic': { padding: '6px 10px', borderLeft: 'none' },
    '.cm-diagnostic-error': { color: 'var(--bad)' },
    '.cm-diagnostic-warning': { color: 'var(--warn)' },
    '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--bad)' },
    '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--warn)' },
    '.cm-lint-marker': { width: '8px', height: '8px', marginTop: '6px', content: '""', borderRadius: '50%' },
    '.cm-lint-marker-error': { background: 'var(--bad)' },
    '.cm-lint-marker-warning': { background: 'var(--warn)' },
    '.cm-placeholder': { color: 'var(--text-muted)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.propertyName, color: 'var(--json-name)' },
      { tag: tags.string, color: 'var(--json-string)' },
      { tag: tags.number, color: 'var(--json-number)' },
      { tag: [tags.bool, tags.null], color: 'var(--json-word)' },
      { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--text-muted)' },
    ]),
  ),
];
