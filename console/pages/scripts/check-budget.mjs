// Holds the size of the first load: the script of index.html and all it imports, and what the first screen needs.
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const MOST_KILOBYTES = 300;
const dist = new URL('../dist/', import.meta.url);
const html = await readFile(new URL('index.html', dist), 'utf8');
const entries = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const assets = await readdir(new URL('assets/', dist));
// What a person waits for after the sign-in: the shell and one of the screens that open first.
const named = (name) => assets.filter((file) => new RegExp(`^${name}-[^.]+\\.js$`).test(file));
const shell = ['SignIn', 'Shell', 'en'].flatMap(named).map((name) => `assets/${name}`);
const screens = ['Dashboard', 'CarrierList'].flatMap(named).map((name) => `assets/${name}`);

async function collect(path, seen) {
  if (seen.has(path)) return;
  seen.add(path);
  const code = await readFile(new URL(path, dist), 'utf8');
  for (const match of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
    await collect(`assets/${match[1]}`, seen);
}

async function kilobytesWith(screen) {
  const seen = new Set();
  for (const path of [...entries, ...shell, screen]) await collect(path, seen);
  let bytes = 0;
  for (const path of seen) bytes += gzipSync(await readFile(new URL(path, dist))).length;
  console.log(
    `First load with ${screen}: ${Math.round(bytes / 1000)} kB gzip of script in ${seen.size} files`,
  );
  return Math.round(bytes / 1000);
}

const kilobytes = Math.max(...(await Promise.all(screens.map(kilobytesWith))));
const outside = [...html.matchAll(/(?:src|href)="(https?:)?\/\/[^"]+"/g)].map((match) => match[0]);
console.log(`At most ${MOST_KILOBYTES} kB`);
if (
  entries.length === 0 ||
  shell.length < 2 ||
  screens.length < 2 ||
  kilobytes > MOST_KILOBYTES ||
  outside.length > 0
) {
  console.error(
    `The first load is too large, or its files were not found. From elsewhere: ${outside.join(', ') || 'nothing'}`,
  );
  process.exit(1);
}
