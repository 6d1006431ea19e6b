import { settingOf } from '../../../mapping/rudderstack-fields';
import { usualValue } from '../../../mapping/usual-value';
import { textOf } from '../../../mapping/value-text';
import { useWorkbench } from '../../../state/workbench';

/** What each call becomes in Encharge with these settings. */
export function CallFates() {
  const { definitions, setup } = useWorkbench();
  const { rudderstack } = definitions;
  const { config } = setup.value.rudderstack;
  const of = (key: string): string => textOf(settingOf(rudderstack, config, key));
  const choiceOf = (key: string): string => {
    const fields = rudderstack.pages.flatMap(({ groups }) => groups.flatMap((group) => group.fields));
    const field = fields.find((one) => one.key === key);
    const label = field?.choices.find(({ value }) => value === of(key))?.label ?? '';
    const usual = of(key) === 'default' && field !== undefined ? usualValue(field, of('dialect')) : undefined;
    return usual ?? label.charAt(0).toLowerCase() + label.slice(1);
  };
  const objectType =
    of('objectTypeTrait') === ''
      ? of('objectType') || 'company'
      : `as the trait ${of('objectTypeTrait')} says`;
  const fates: [call: string, fate: string][] = [
    ['identify', 'the person, with the traits as fields'],
    ['track', 'an event of the same name'],
    ['page', choiceOf('pages')],
    ['screen', choiceOf('screens')],
    ['group', `an object of the type: ${objectType}`],
    ['alias', 'a new id or email of the person'],
  ];
  return (
    <section class="card" aria-labelledby="fates">
      <header class="card-head">
        <h2 id="fates">What each call becomes</h2>
      </header>
      <dl class="facts">
        {fates.map(([call, fate]) => (
          <div key={call}>
            <dt>{call}</dt>
            <dd>{fate}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
