import { render } from 'preact';
import './styles/index.css';
import { Button } from './components/button';
import { App } from './app';
import { createApi } from './state/api';
import { createWorkbench, WorkbenchContext } from './state/workbench';
import { messageOf } from './state/notices';

const root = document.querySelector('#workbench');
if (root === null) throw new Error('The page has no place for the workbench.');

createWorkbench(
  createApi(),
  () => localStorage,
  () => sessionStorage,
)
  .then((workbench) => {
    render(
      <WorkbenchContext.Provider value={workbench}>
        <App />
      </WorkbenchContext.Provider>,
      root,
    );
  })
  .catch((error: unknown) => {
    render(
      <main class="stopped">
        <h1>The workbench could not start</h1>
        <p>{messageOf(error)}</p>
        <Button look="primary" onClick={() => location.reload()}>
          Try again
        </Button>
      </main>,
      root,
    );
  });
