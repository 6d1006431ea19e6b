import type { Side } from '../../../src/workbench/api';
import { Badge } from '../components/badge';

/** What would happen to the event, in one word. */
export function SideState({ side }: { side: Side | undefined }) {
  if (side === undefined) return null;
  if (side.kind === 'skipped') return <Badge tone="neutral">skipped</Badge>;
  if (side.kind === 'failed') return <Badge tone="bad">refused</Badge>;
  const count = side.requests.length;
  return <Badge tone="good">{count === 1 ? '1 request' : `${count} requests`}</Badge>;
}
