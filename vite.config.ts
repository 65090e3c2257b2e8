import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractAsCalled } from './src/server/web/as-called.ts'

/** The pages people work in: built to `.build/web`, never with a script or a style inside the page. */
export default defineConfig({
  plugins: [contractAsCalled(path.join(import.meta.dirname, 'src/contract/')), react()],
  build: {
    outDir: '../../.build/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
