import { benchWorkbench } from '../test/browser/bench-workbench';

void benchWorkbench().then((lines) => {
  for (const line of lines) console.log(line);
});
