import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractAsCalled } from './src/server/web/as-called.ts'
import { pageScripts } from './src/server/web/page-scripts.ts'

const src = path.join(import.meta.dirname, 'src')
/** Small things that several pages are made of; words and styles stay with the pages that show them. */
const isSmall = (module: string): boolean =>
  /\/src\/(kernel|care|contract|web\/(ui|shell|governance\/services))|@tanstack/.test(module) &&
  !module.endsWith('.css')

/** The pages people work in: built to `.build/web`, never with a script or a style inside the page. */
export default defineConfig({
  plugins: [
    contractAsCalled(path.join(src, 'contract/')),
    react(),
    pageScripts(path.join(src, 'web/router.tsx'), ['da', 'sv', 'en']),
  ],
  build: {
    outDir: '../../.build/web',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    // The answer with a page names its scripts; a slow phone would spend on naming them again in the page itself.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, scripts, { hostType }) => (hostType === 'html' ? scripts : []),
    },
    rolldownOptions: {
      output: {
        // A slow phone spends more on fetching forty small scripts than on a few: what every page stands on is one,
        // what most pages share another.
        codeSplitting: {
          groups: [
            {
              name: 'shell',
              priority: 3,
              tags: ['$initial'],
              test: (module) => !/(main.tsx|index.html)$/.test(module),
            },
            { name: 'shared', priority: 2, minShareCount: 2, test: isSmall },
          ],
        },
      },
    },
  },
})
