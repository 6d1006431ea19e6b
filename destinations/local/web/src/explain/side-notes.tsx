import type { PlatformName, Side } from '../../../src/workbench/api';
import { readable } from '../json/pointer';
import { useWorkbench } from '../state/workbench';
import { ReasonLink, ReasonText } from './reason';

/** What a platform warns about and what it drops; each line highlights its value in the event. */
export function SideNotes({ platform, side }: { platform: PlatformName; side: Side }) {
  const mapping = side.requests[0]?.subscription;
  const warned = new Set(side.warnings.map(({ path, rule }) => `${rule} ${path}`));
  const dropped = side.dropped.filter(({ source, rule }) => !warned.has(`${rule} ${source}`));
  return (
    <>
      {side.warnings.length > 0 && (
        <div class="notes is-warning" role="group" aria-label="Warnings">
          <h4>{side.warnings.length === 1 ? '1 warning' : `${side.warnings.length} warnings`}</h4>
          <ul>
            {side.warnings.map(({ path, rule, message }) => (
              <Note key={`${rule} ${path}`} {...{ platform, mapping }} pointer={path} text={message} />
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
              <Note key={`${rule} ${source}`} {...{ platform, mapping }} pointer={source} text={reason} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

interface NoteProps {
  platform: PlatformName;
  mapping: string | undefined;
  pointer: string;
  text: string;
}

function Note({ platform, mapping, pointer, text }: NoteProps) {
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
        <span>
          <ReasonText platform={platform} text={text} />
        </span>
      </button>
      <ReasonLink platform={platform} text={text} mapping={mapping} source={readable(pointer)} />
    </li>
  );
}
