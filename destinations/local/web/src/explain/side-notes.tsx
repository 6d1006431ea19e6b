import type { Side } from '../../../src/workbench/api';
import { readable } from '../json/pointer';
import { useWorkbench } from '../state/workbench';

/** What a platform warns of and what it leaves out; each line lights up its value in the event. */
export function SideNotes({ side }: { side: Side }) {
  const warned = new Set(side.warnings.map(({ path, rule }) => `${rule} ${path}`));
  const dropped = side.dropped.filter(({ source, rule }) => !warned.has(`${rule} ${source}`));
  return (
    <>
      {side.warnings.length > 0 && (
        <div class="notes is-warning" role="group" aria-label="Warnings">
          <h4>
            Warnings <span class="count">{side.warnings.length}</span>
          </h4>
          <ul>
            {side.warnings.map(({ path, rule, message }) => (
              <Note key={`${rule} ${path}`} pointer={path} text={message} />
            ))}
          </ul>
        </div>
      )}
      {dropped.length > 0 && (
        <details class="notes">
          <summary>
            Left out <span class="count">{dropped.length}</span>
          </summary>
          <ul>
            {dropped.map(({ source, rule, reason }) => (
              <Note key={`${rule} ${source}`} pointer={source} text={reason} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Note({ pointer, text }: { pointer: string; text: string }) {
  const { place } = useWorkbench();
  const point = (): void => {
    place.value = { side: 'event', pointer };
  };
  const leave = (): void => {
    place.value = undefined;
  };
  return (
    <li>
      <button
        type="button"
        onMouseEnter={point}
        onFocus={point}
        onMouseLeave={leave}
        onBlur={leave}
        onClick={point}
      >
        <code>{readable(pointer) === '' ? 'event' : readable(pointer)}</code>
        <span>{text}</span>
      </button>
    </li>
  );
}
