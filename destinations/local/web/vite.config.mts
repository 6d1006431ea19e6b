import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

/** The first page shows an editor: the browser fetches it together with the page instead of after it. */
const preloadEditor: Plugin = {
  name: 'preload-editor',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.values(bundle)
        .filter((part) => part.type === 'chunk' && part.facadeModuleId?.endsWith('/json-editor.tsx'))
        .map(({ fileName }) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `/${fileName}` },
          injectTo: 'head',
        })),
  },
};

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
  plugins: [preloadEditor],
  build: {
    outDir: '../dist/page',
    emptyOutDir: true,
    // The page is read from this machine: one style sheet and no preload helper for scripts.
    modulePreload: false,
    cssCodeSplit: false,
    // Data URLs would need a hole in the content security policy.
    assetsInlineLimit: 0,
  },
});
