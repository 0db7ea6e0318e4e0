import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import vue from '@vitejs/plugin-vue';
import { defineConfig, type Plugin } from 'vite';

/** Puts a .br and a .gz beside every script and style, so that the gateway need not compress while it serves. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    // not earlier: Vite still fills in the names of preloaded files while the bundle is generated
    async writeBundle({ dir }, bundle) {
      for (const { fileName } of Object.values(bundle)) {
        if (!/\.(js|css)$/.test(fileName)) continue;
        const file = join(dir!, fileName);
        const content = await readFile(file);
        await writeFile(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
        await writeFile(`${file}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}

/** Writes the service worker, which names the files of just this build. */
function worker(): Plugin {
  return {
    name: 'worker',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const files = ['/', '/icon.svg', ...Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name)).sort().map((name) => `/${name}`)];
      const version = createHash('sha256').update(files.join()).digest('hex').slice(0, 12);
      const text = await readFile('build/worker.js', 'utf8');
      await writeFile(join(dir!, 'sw.js'), text.replace('__VERSION__', version).replace('__FILES__', JSON.stringify(files)));
    },
  };
}

export default defineConfig({
  plugins: [vue(), compressed(), worker()],
  define: { __VUE_OPTIONS_API__: false, __INTLIFY_PROD_DEVTOOLS__: false, __VUE_I18N_LEGACY_API__: false, __INTLIFY_DROP_MESSAGE_COMPILER__: true },
  // the content security policy forbids inline scripts and data: addresses of anything but images
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      // the inbox is meant to come with the console
      checks: { ineffectiveDynamicImport: false },
      output: {
        // one file of what many screens use: a dozen small ones cost a phone a dozen ways
        codeSplitting: { groups: [{ name: 'shared', test: /src\/(api|inbox|live|offline|session|shared|words)\//, minShareCount: 4 }] },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/login': 'http://localhost:8080', '/logout': 'http://localhost:8080' } },
});
