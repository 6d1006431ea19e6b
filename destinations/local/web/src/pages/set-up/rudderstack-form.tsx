import type { RudderStackField } from '../../../../src/workbench/api';
import { isFieldShown } from '../../mapping/rudderstack-fields';
import { useWorkbench } from '../../state/workbench';
import { RudderStackSetting } from './rudderstack-setting';
import { Refusal } from './refusal';
import { useProblems } from './use-problems';

export interface RudderStackFormProps {
  /** Which fields to show; by default, all. */
  isShown?: (field: RudderStackField) => boolean;
}

/** The pages of RudderStack's form. */
export function RudderStackForm({ isShown = () => true }: RudderStackFormProps) {
  const { definitions, setup } = useWorkbench();
  const { config } = setup.value.rudderstack;
  const problems = useProblems('rudderstack');
  const pages = definitions.rudderstack.pages
    .map((page) => ({
      ...page,
      groups: page.groups
        .map((group) => ({
          ...group,
          fields: group.fields.filter(
            (field) => isShown(field) && isFieldShown(field, definitions.rudderstack, config),
          ),
        }))
        .filter(({ fields }) => fields.length > 0),
    }))
    .filter(({ groups }) => groups.length > 0);
  return (
    <form class="form-pages" autocomplete="off" onSubmit={(event) => event.preventDefault()}>
      <Refusal text={problems.refusal} />
      {pages.map(({ title, note, groups }) => (
        <section class="card" key={title} aria-label={title}>
          <header class="card-head">
            <h2>{title}</h2>
            {note !== '' && <p>{note}</p>}
          </header>
          {groups.map((group) => (
            <div class="form" key={group.title} role="group" aria-label={group.title}>
              <h3 class="form-title">{group.title}</h3>
              {group.note !== '' && <p class="form-note">{group.note}</p>}
              {group.fields.map((field) => (
                <RudderStackSetting key={field.key} field={field} problems={problems} />
              ))}
            </div>
          ))}
        </section>
      ))}
    </form>
  );
}
