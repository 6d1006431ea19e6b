import { Button } from '../../components/button';
import { Select } from '../../components/inputs/select';
import { eventTitle } from '../../json/event-title';
import { parseJson } from '../../json/parse';
import { useWorkbench } from '../../state/workbench';

/** Which of several pasted events the editor shows, and links to the others. */
export function DraftListBar() {
  const { draft } = useWorkbench();
  const list = draft.list.value;
  if (list === undefined) return null;
  const { texts, at, note } = list;
  const { length } = texts;
  return (
    <div class="scenario">
      {length > 1 && (
        <div class="draft-list">
          <Select
            aria-label="Event of the list"
            value={String(at)}
            choices={texts.map((text, index) => ({
              value: String(index),
              label: `${index + 1} of ${length}: ${eventTitle(parseJson(text))}`,
            }))}
            onChange={(chosen) => draft.showNumber(Number(chosen))}
          />
          <Button isSmall disabled={at === 0} onClick={() => draft.showNumber(at - 1)}>
            Previous
          </Button>
          <Button isSmall disabled={at === length - 1} onClick={() => draft.showNumber(at + 1)}>
            Next
          </Button>
        </div>
      )}
      {note !== undefined && <p>{note}</p>}
    </div>
  );
}
