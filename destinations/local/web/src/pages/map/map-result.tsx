import type { ComponentChildren } from 'preact';
import { EmptyState } from '../../components/empty-state';
import { JsonTree } from '../../components/json/json-tree';
import { PreviewProblem } from '../../explain/preview-problem';
import { Payloads, SidePayloads } from '../../explain/side-payloads';
import { useWorkbench } from '../../state/workbench';
import { GalleryButton } from '../try/gallery';
import type { MappingState } from './use-mapping-preview';

/** The payload that RudderStack's current settings make from the current event. */
export function RudderStackResult() {
  const { draft } = useWorkbench();
  const scenario = draft.scenario.value;
  return (
    <Result
      title="RudderStack sends"
      about={scenario === undefined ? 'for the event in the editor' : `for “${scenario.title}”`}
    >
      <PreviewProblem />
      <SidePayloads platform="rudderstack" />
    </Result>
  );
}

/** The payload that the chosen Segment mapping makes from an event that it takes. */
export function MappingResult({ name, state: { shown, problem } }: { name: string; state: MappingState }) {
  const { draft } = useWorkbench();
  const own = draft.scenario.value;
  return (
    <Result title={`“${name}” sends`} about={aboutOf(shown, own?.title)}>
      {problem !== undefined && (
        <p class="banner is-bad" role="alert">
          {problem}
          {shown !== undefined && ' What is shown is out of date.'}
        </p>
      )}
      {shown?.side !== undefined && (
        <Payloads platform="segment" side={shown.side} isStale={problem !== undefined} />
      )}
      {shown?.event !== undefined && (
        <details class="notes">
          <summary>The example</summary>
          <JsonTree label="The example" value={shown.event} />
        </details>
      )}
      {shown?.taken === 'off' && (
        <EmptyState title="Switched off">This mapping takes no event until it is enabled.</EmptyState>
      )}
      {shown?.taken === 'none' && (
        <EmptyState title="It takes no event">
          Neither the event in the editor nor one of the gallery meets its trigger. Look at the trigger, or
          write an event that meets it.
        </EmptyState>
      )}
    </Result>
  );
}

function aboutOf(shown: MappingState['shown'], own: string | undefined): string {
  switch (shown?.taken) {
    case undefined:
      return '…';
    case 'own':
      return own === undefined ? 'for the event in the editor' : `for “${own}”`;
    case 'example':
      return `for “${shown.title ?? ''}”: the event in the editor does not meet its trigger`;
    default:
      return 'for no event';
  }
}

function Result(props: { title: string; about: string; children: ComponentChildren }) {
  return (
    <aside class="card map-result" aria-labelledby="map-result">
      <header class="card-head is-row">
        <div>
          <h2 id="map-result">{props.title}</h2>
          <p role="status">{props.about}</p>
        </div>
        <GalleryButton />
      </header>
      {props.children}
    </aside>
  );
}
