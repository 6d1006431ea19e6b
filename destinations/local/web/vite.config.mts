import { defineConfig } from 'vite';

export default defineConfig({
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact', legalComments: 'none' },
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
