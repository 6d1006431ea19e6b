import { useState } from 'preact/hooks';
import { Menu } from '../../components/menu';
import { useWorkbench } from '../../state/workbench';

/** Both platforms meet the fault: each sends one request of its own. */
const TIMES = 2;

/** Lets the Encharge built in fail, to see what the platforms make of it. */
export function FaultMenu(): preact.JSX.Element {
  const { api, definitions, notices } = useWorkbench();
  const [chosen, choose] = useState('none');
  const faults = [
    { kind: 'none', label: 'No fault', description: 'Encharge answers as it should.' },
    ...definitions.faults.filter(({ kind }) => kind !== 'none'),
  ];
  const current = faults.find(({ kind }) => kind === chosen);
  const set = async (kind: string, label: string): Promise<void> => {
    await api.setFault({ kind, times: kind === 'none' ? 0 : TIMES });
    choose(kind);
    notices.say(
      kind === 'none'
        ? 'Encharge answers as it should.'
        : `The next ${TIMES} requests meet this fault: ${label}.`,
    );
  };
  return (
    <Menu
      label={chosen === 'none' ? 'Faults' : `Fault: ${current?.label ?? chosen}`}
      items={faults.map(({ kind, label, description }) => ({
        label,
        detail: description,
        isChosen: kind === chosen,
        onChoose: () => void set(kind, label).catch((error: unknown) => notices.complain(error)),
      }))}
    />
  );
}
