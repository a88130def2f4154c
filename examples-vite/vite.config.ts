import { defineConfig } from 'vite'

export default defineConfig({
  // PGlite finds its WebAssembly beside its own files, which pre-bundling would move.
  optimizeDeps: { exclude: ['@electric-sql/pglite'] },
  worker: { format: 'es' },
  build: { target: 'es2022', rolldownOptions: { input: ['index.html', 'live.html', 'react.html'] } },
})
