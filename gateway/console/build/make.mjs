// Builds the console when it, or a description its client is made from, changed since the last time: make.mjs [test]
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(dirname(fileURLToPath(import.meta.url)));
const module_ = dirname(here);
const inputs = [
  ...['src', 'public', 'build', 'index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json', 'package.json'].map((name) => join(here, name)),
  join(module_, '..', 'docs', 'openapi'),
  join(module_, 'src', 'main', 'resources', 'openapi-frame.json'),
];

function files(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).filter((name) => name !== 'generated').sort().flatMap((name) => files(join(path, name)));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(files)) hash.update(relative(module_, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function npm(...args) {
  const done = spawnSync('npm', args, { cwd: here, encoding: 'utf8' });
  if (done.error) throw new Error(`npm cannot be run (${done.error.message}); install Node.js with npm, on Debian: apt-get install nodejs npm`);
  if (done.status !== 0) {
    process.stderr.write(done.stdout + done.stderr);
    process.exit(1);
  }
}

/** Does the work when it was not done for just this state of things, and notes that it was. */
function once(note, state, made, work) {
  const noted = join(here, 'node_modules', `.${note}`);
  if (existsSync(made) && existsSync(noted) && readFileSync(noted, 'utf8') === state) return;
  work();
  writeFileSync(noted, state);
}

once('installed', digest([join(here, 'package-lock.json')]), join(here, 'node_modules', 'vue'), () => npm('ci'));
if (process.argv[2] === 'test') {
  npm('test');
} else {
  once('built', digest(inputs), join(here, 'dist', 'index.html'), () => {
    // what was copied before holds files that are not made any more
    rmSync(join(module_, 'target', 'classes', 'META-INF', 'resources'), { recursive: true, force: true });
    npm('run', 'build');
  });
}
