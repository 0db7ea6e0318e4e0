// Makes the typefaces for printed documents out of free fonts, once per user, in the folder given: each with the
// characters of GB 2312, and the other ideographs in spares of about that size, which are read when one of theirs is printed. Radicals and compatibility forms are left out: fonts
// draw ⽂ and 文 alike, and a PDF that takes one for the other can be neither searched nor copied rightly.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = resolve(process.argv[2]);
const here = dirname(fileURLToPath(import.meta.url));

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join('');
}

function gb2312() {
  const decoder = new TextDecoder('gb18030');
  const bytes = [];
  for (let lead = 0xa1; lead <= 0xf7; lead++) {
    for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail);
  }
  return [...decoder.decode(Uint8Array.from(bytes))].filter((c) => !/[\p{Co}\ufffd]/u.test(c)).join('');
}

async function make(into) {
  for (const name of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(join(here, name), join(into, name));
  const npm = spawnSync('npm', ['ci', '--ignore-scripts'], { cwd: into, stdio: ['ignore', 'inherit', 'inherit'] });
  if (npm.status !== 0) throw new Error('npm ci failed');
  const subsetFont = createRequire(join(into, 'package.json'))('subset-font');
  const fonts = join(into, 'node_modules/@expo-google-fonts');
  const common = range(0x20, 0x17f) + range(0x2010, 0x2044) + range(0x2160, 0x217f) + range(0x2460, 0x249b) + gb2312();
  const regular = 'noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf';
  for (const [name, source, characters] of [
    ['fangsong.ttf', regular, common],
    ['xiaobiaosong.ttf', 'noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf', common],
    ['heiti.ttf', 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf', common],
    ['spare1.ttf', regular, range(0x4e00, 0x6bff)],
    ['spare2.ttf', regular, range(0x6c00, 0x84ff)],
    ['spare3.ttf', regular, range(0x8500, 0x9fff)],
    ['spare4.ttf', regular, range(0x2000, 0x2bff) + range(0x3000, 0x4dff) + range(0xff00, 0xffef) + range(0x20000, 0x2ebff)],
  ]) {
    writeFileSync(
      join(into, name),
      await subsetFont(readFileSync(join(fonts, source)), characters, { targetFormat: 'truetype' }),
    );
  }
  copyFileSync(join(fonts, 'noto-serif-sc/LICENSE_FONT'), join(into, 'LICENSE'));
  rmSync(join(into, 'node_modules'), { recursive: true });
}

if (!existsSync(folder)) {
  // under another name until it is whole: two builds may come at the same time
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    await make(making);
    renameSync(making, folder);
  } catch (e) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(folder)) throw e;
  }
}
