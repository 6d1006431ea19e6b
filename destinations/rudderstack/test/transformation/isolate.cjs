// A thread that runs pasted files as RudderStack's isolate does: the language, without Node or the web.
const { parentPort } = require('node:worker_threads');
const { createContext, SourceTextModule } = require('node:vm');

// What the host adds to the file: it calls transformEvent by its local name, event by event.
const WRAPPER = `
export async function transformWrapper(text) {
  const outputs = [];
  await Promise.all(JSON.parse(text).map(async (event, index) => {
    try {
      outputs.push({ index, output: await transformEvent(event, () => ({})) });
    } catch (error) {
      outputs.push({ index, error: String(error.message) });
    }
  }));
  return outputs;
}`;

parentPort.on('message', async ({ id, code, events, credentials }) => {
  try {
    const globals = Object.create(null);
    if (credentials !== undefined) globals.getCredential = (name) => credentials[name];
    // Each request gets a new context.
    const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } });
    const started = process.hrtime.bigint();
    const pasted = new SourceTextModule(code + WRAPPER, { context });
    await pasted.link(() => {
      throw new Error('import from a library failed. Module not found.');
    });
    await pasted.evaluate();
    const exported = Object.keys(pasted.namespace).filter((name) => name !== 'transformWrapper');
    if (exported.join() !== 'transformEvent')
      throw new Error(`Expected one of transformEvent. Found ${exported}`);
    const outputs = await pasted.namespace.transformWrapper(events);
    const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
    // Structured cloning, as on the way out of an isolate: a function in the output fails the whole request.
    parentPort.postMessage({ id, outputs, milliseconds });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error.message) });
  }
});
