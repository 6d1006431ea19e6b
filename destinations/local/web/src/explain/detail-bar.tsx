import { PLATFORM_NAMES } from '../../../src/cli/platforms';
import { readable } from '../json/pointer';
import { useWorkbench } from '../state/workbench';

const MOST_SHOWN = 3;

/** The rules behind the value that is pointed at. */
export function DetailBar() {
  const { definitions, lit, place, preview } = useWorkbench();
  const { explanations, omissions } = lit.value;
  const seen = new Set<string>();
  const rules = [
    ...explanations.map(({ platform, source, target, rule }) => ({
      platform,
      rule,
      words: definitions.rules[rule] ?? '',
      from: source === undefined ? 'constant' : readable(source),
      to: readable(target),
    })),
    ...omissions.map(({ platform, source, rule, reason }) => ({
      platform,
      rule,
      words: reason,
      from: readable(source),
      to: 'left out',
    })),
  ].filter(({ rule, from, to }) => {
    const name = `${rule} ${from} ${to}`;
    return !seen.has(name) && seen.add(name);
  });
  return (
    <div
      class={`detail${rules.length === 0 ? ' is-idle' : ''}`}
      role="status"
      aria-live="polite"
      aria-label="Where the value comes from"
    >
      {rules.length === 0 ? (
        <p class="detail-hint">{hint(place.value !== undefined, preview.value !== undefined)}</p>
      ) : (
        <ul>
          {rules.slice(0, MOST_SHOWN).map(({ platform, rule, words, from, to }) => (
            <li key={`${platform} ${rule} ${from} ${to}`}>
              <span class="detail-way">
                <code>{from}</code> <span aria-label="becomes">→</span>{' '}
                <code class={to === 'left out' ? 'is-left-out' : ''}>{to}</code>
              </span>
              <span class="detail-words">{words}</span>
              <span class="detail-rule">
                {PLATFORM_NAMES[platform]} · {rule}
              </span>
            </li>
          ))}
          {rules.length > MOST_SHOWN && <li class="detail-more">and {rules.length - MOST_SHOWN} more</li>}
        </ul>
      )}
    </div>
  );
}

function hint(isPointing: boolean, hasPreview: boolean): string {
  if (isPointing && hasPreview)
    return 'No rule reads this value: it is a bracket around others, or the platforms do not use it.';
  return 'Point at a value, or move to it with the arrow keys, to see its source, the same value on the other platform, and the rule.';
}
