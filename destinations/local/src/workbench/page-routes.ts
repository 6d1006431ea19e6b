import type { Hono } from 'hono';
import type { LoopbackEnvironment } from '../servers/loopback-guard';
import { readPageFiles } from './page-files';

const NOT_BUILT = `The workbench's page is not built. In the folder of the repository run: npm run build`;

/** Adds the page: the built folder's files and nothing else. */
export function addPageRoutes(app: Hono<LoopbackEnvironment>, folder: string): void {
  const files = readPageFiles(folder);
  app.get('*', (context) => {
    if (!files.has('/')) return context.text(NOT_BUILT, 503);
    const file = files.get(context.req.path);
    if (file === undefined) return context.text('There is no such page here.', 404);
    const acceptsGzip = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
    const isZipped = acceptsGzip && file.zipped !== undefined;
    const bytes = (isZipped ? file.zipped : undefined) ?? file.bytes;
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': file.type,
        'Cache-Control': file.isForEver ? 'public, max-age=31536000, immutable' : 'no-cache',
        Vary: 'Accept-Encoding',
        ...(isZipped ? { 'Content-Encoding': 'gzip' } : {}),
      },
    });
  });
}
