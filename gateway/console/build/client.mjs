// Makes the types of the client from the committed descriptions of the services.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const target = new URL('../src/api/generated/', import.meta.url);
const described = new URL('../../../docs/openapi/', import.meta.url);
const sources = { gateway: new URL('../../src/main/resources/openapi-frame.json', import.meta.url) };
for (const file of readdirSync(described).filter((name) => name.endsWith('.json')).sort()) {
  sources[file.replace('.json', '').replace(/-service$/, '')] = new URL(file, described);
}

mkdirSync(target, { recursive: true });
for (const [name, source] of Object.entries(sources)) {
  const description = JSON.parse(readFileSync(source, 'utf8'));
  writeFileSync(new URL(`${name}.d.ts`, target), astToString(await openapiTS(description, { alphabetize: true })));
}
writeFileSync(
  new URL('paths.d.ts', target),
  Object.keys(sources).map((name) => `import type { paths as ${name} } from './${name}';\n`).join('')
    + `\nexport type paths = ${Object.keys(sources).join(' & ')};\n`,
);
