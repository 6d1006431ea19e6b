import { Menu } from '../../components/overlays/menu';
import { useWorkbench } from '../../state/workbench';

/** Each platform meets it once, and its next attempt shows how it reacts. */
const TIMES = 1;

/** Makes the built-in Encharge fail, to see how the platforms react. */
export function FaultMenu() {
  const { api, definitions, encharge, refresh, notices } = useWorkbench();
  const chosen = encharge.value?.fault?.kind ?? 'none';
  const faults = [
    { kind: 'none', label: 'No fault', description: 'Encharge answers as it should.' },
    ...definitions.faults,
  ];
  const set = async (kind: string, label: string): Promise<void> => {
    await api.setFault(kind === 'none' ? { kind } : { kind, times: TIMES });
    await refresh();
    notices.say(
      kind === 'none'
        ? 'Encharge answers as it should.'
        : `The next event sent meets this fault, once on each platform: ${label}.`,
      // It was met, or removed.
      () => kind !== 'none' && encharge.value?.fault === undefined,
    );
  };
  return (
    <Menu
      label={chosen === 'none' ? 'Faults' : `Fault: ${chosen}`}
      items={faults.map(({ kind, label, description }) => ({
        label,
        detail: description,
        isChosen: kind === chosen,
        onChoose: () => notices.watch(set(kind, label)),
      }))}
    />
  );
}
