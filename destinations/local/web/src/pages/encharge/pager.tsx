import { Button } from '../../components/button';
import type { ListPage } from '../../../../src/workbench/api';

export interface PagerProps {
  list: ListPage<unknown>;
  /** The noun: `['person', 'people']`. */
  what: readonly [one: string, many: string];
  onPage: (page: number) => void;
}

/** Which part of a list is shown, the total, and links to the other parts. */
export function Pager({ list, what, onPage }: PagerProps) {
  const { page, size, total, items, forgotten } = list;
  const first = page * size + 1;
  const name = what[total === 1 ? 0 : 1];
  const number = (count: number): string => count.toLocaleString('en');
  return (
    <div class="pager">
      <p role="status">
        {total <= size
          ? `${number(total)} ${name}`
          : `${number(first)}–${number(first + items.length - 1)} of ${number(total)} ${name}`}
        {forgotten > 0 && `; ${number(forgotten)} older or erased are no longer kept`}
      </p>
      {total > size && (
        <>
          <Button isSmall disabled={page === 0} onClick={() => onPage(page - 1)}>
            Newer
          </Button>
          <Button isSmall disabled={first + items.length > total} onClick={() => onPage(page + 1)}>
            Older
          </Button>
        </>
      )}
    </div>
  );
}
