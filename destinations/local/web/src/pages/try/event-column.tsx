import { useMemo, useRef, useState } from 'preact/hooks';
import { PLATFORMS, PLATFORM_NAMES } from '../../../../src/cli/platforms';
import { Button } from '../../components/button';
import type { Preview } from '../../../../src/workbench/api';
import { LONGEST_EVENT, tooLong } from '../../../../src/workbench/requests/longest-event';
import { Badge } from '../../components/badge';
import type { Remark } from '../../editor/json-editor';
import { LazyJsonEditor } from '../../editor/lazy-json-editor';
import { layOut } from '../../json/lay-out';
import { messageOf } from '../../state/notices';
import { useWorkbench } from '../../state/workbench';
import { DraftListBar } from './draft-list-bar';
import { ScenarioNote } from './scenario-note';

/** The event: typed, pasted, or from the gallery; problems appear at their line. */
export function EventColumn() {
  const { api, draft, preview, place, lit, sending } = useWorkbench();
  const column = useRef<HTMLElement>(null);
  const [unread, setUnread] = useState<string>();
  const [refused, setRefused] = useState<number>();
  const shown = preview.value;
  const remarks = useMemo(() => remarksOf(shown), [shown]);
  const text = draft.text.value;
  /** Turns a list or code into events, unless something else was typed in the meantime. */
  const understand = async (pasted: string): Promise<void> => {
    const answer = await api.readPasted({ text: pasted }).catch((error: unknown) => {
      return { problem: messageOf(error) };
    });
    if (draft.text.peek() !== pasted) return;
    if ('problem' in answer) setUnread(answer.problem);
    else draft.showAll(answer.events, answer.note);
  };
  return (
    <section class="card column is-event" aria-labelledby="column-event" ref={column}>
      <header class="column-head">
        <h2 id="column-event">Event</h2>
        {shown?.call !== undefined && <Badge tone="accent">{shown.call}</Badge>}
        <span class="column-tools">
          <Button
            look="quiet"
            isSmall
            disabled={text === '' || shown?.problem !== undefined}
            onClick={() => draft.type(layOut(text))}
          >
            Format
          </Button>
          <Button
            look="quiet"
            isSmall
            disabled={text === ''}
            onClick={() => {
              draft.clear();
              sending.forget();
              editorIn(column.current)?.focus();
            }}
          >
            Clear
          </Button>
        </span>
      </header>
      <ScenarioNote />
      <DraftListBar />
      <LazyJsonEditor
        label="Event"
        text={text}
        placeholder="Paste an event here: JSON, a list of events, or a call such as analytics.track('Signed Up', { … })."
        longest={LONGEST_EVENT}
        remarks={remarks}
        lit={lit.value.event}
        onChange={(value) => {
          setRefused(undefined);
          setUnread(undefined);
          draft.type(value);
        }}
        onTooLong={setRefused}
        onForeign={(pasted) => void understand(pasted)}
        onPoint={(pointer) => {
          place.value = pointer === undefined ? undefined : { side: 'event', pointer };
        }}
      />
      <div aria-live="assertive">
        {refused !== undefined && (
          <p class="reason is-failed" role="alert">
            <strong>Not pasted.</strong> {tooLong(refused)}
          </p>
        )}
        {shown?.problem !== undefined && (
          <p class="reason is-failed">
            <strong>{shown.problem.line === undefined ? 'No event.' : `Line ${shown.problem.line}.`}</strong>{' '}
            {unread ?? shown.problem.message}{' '}
            {unread === undefined && mayBeForeign(text) && (
              <button type="button" class="link" onClick={() => void understand(text)}>
                Read it as a list or as code
              </button>
            )}
          </p>
        )}
      </div>
    </section>
  );
}

/** Whether a text that is not an event looks like a list, lines or code. */
function mayBeForeign(text: string): boolean {
  return /^\s*\[|\}\s*\{|\.(?:track|identify|page|screen|group|alias)\s*\(/.test(text);
}

/** The part of the editor that takes the focus; it exists once the editor is loaded. */
function editorIn(column: HTMLElement | null): HTMLElement | null | undefined {
  return column?.querySelector('.editor')?.shadowRoot?.querySelector<HTMLElement>('.cm-content');
}

function remarksOf(preview: Preview | undefined): Remark[] {
  if (preview === undefined) return [];
  const { problem } = preview;
  if (problem !== undefined)
    return [
      {
        severity: 'error',
        message: problem.message,
        at: { line: problem.line ?? 1, column: problem.column ?? 1 },
      },
    ];
  const found = new Map<string, Remark>();
  for (const platform of PLATFORMS) {
    const side = preview.sides[platform];
    if (side === undefined) continue;
    if (side.kind === 'failed' && side.path !== undefined)
      found.set(`error ${side.path}`, {
        severity: 'error',
        message: `${PLATFORM_NAMES[platform]}: ${side.reason ?? 'refused'}`,
        at: { pointer: side.path },
      });
    for (const { path, message } of side.warnings)
      found.set(`${path} ${message}`, { severity: 'warning', message, at: { pointer: path } });
  }
  return [...found.values()];
}
