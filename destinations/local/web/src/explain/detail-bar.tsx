import { PLATFORM_NAMES } from '../../../src/cli/platforms';
import { readable } from '../json/pointer';
import { mappedBy } from './mapped-by';
import { useWorkbench } from '../state/workbench';

const MOST_SHOWN = 3;

/** The rules behind the active value. */
export function DetailBar() {
  const { definitions, lit, place, preview, setup } = useWorkbench();
  const { explanations, omissions } = lit.value;
  const seen = new Set<string>();
  const rules = [
    ...explanations.map(({ platform, request, source, target, rule }) => ({
      platform,
      rule,
      own: mappedBy(
        {
          platform,
          target,
          rule,
          mapping: preview.value?.sides[platform]?.requests[request]?.subscription,
        },
        definitions,
        setup.value,
      ),
      text: definitions.rules[rule] ?? '',
      from: source === undefined ? 'constant' : readable(source),
      to: readable(target),
    })),
    ...omissions.map(({ platform, source, rule, reason }) => ({
      platform,
      rule,
      own: undefined,
      text: reason,
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
      data-explains
      role="status"
      aria-live="polite"
      aria-label="Where the value comes from"
    >
      {rules.length === 0 ? (
        <p class="detail-hint">{hint(place.value !== undefined, preview.value !== undefined)}</p>
      ) : (
        <ul>
          {rules.slice(0, MOST_SHOWN).map(({ platform, rule, own, text, from, to }) => (
            <li key={`${platform} ${rule} ${from} ${to}`}>
              <span class="detail-way">
                <code>{from}</code> <span aria-label="becomes">→</span>{' '}
                <code class={to === 'left out' ? 'is-left-out' : ''}>{to}</code>
              </span>
              <span class="detail-words">
                {own === undefined ? (
                  text
                ) : (
                  <>
                    You mapped this: <a href={own.address}>{own.text}</a>
                  </>
                )}
              </span>
              <span class="detail-rule" title={`Rule ${rule}`}>
                {PLATFORM_NAMES[platform]}
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
  if (isPointing && hasPreview) return 'Nothing reads this value.';
  return 'Point at a value, or move to it with the arrow keys, to see its source, the same value on the other platform, and the rule.';
}
