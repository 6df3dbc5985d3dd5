// Holds the size of the first load: the script of index.html and all it imports, and what the first screen needs.
import { readdir, readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const MOST_KILOBYTES = 300;
const dist = new URL('../dist/', import.meta.url);
const html = await readFile(new URL('index.html', dist), 'utf8');
const entries = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g)].map((match) => match[1]);
const assets = await readdir(new URL('assets/', dist));
// What the shell, the dashboard and the list of carriers add after the sign-in, which is what a person waits for.
const first = assets
  .filter((name) => /^(SignIn|Shell|Dashboard|CarrierList|en)-[^.]+\.js$/.test(name))
  .map((name) => `assets/${name}`);
const seen = new Set();

async function collect(path) {
  if (seen.has(path)) return;
  seen.add(path);
  const code = await readFile(new URL(path, dist), 'utf8');
  for (const match of code.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g))
    await collect(`assets/${match[1]}`);
}

for (const path of [...entries, ...first]) await collect(path);
let bytes = 0;
for (const path of seen) bytes += gzipSync(await readFile(new URL(path, dist))).length;
const kilobytes = Math.round(bytes / 1000);
const outside = [...html.matchAll(/(?:src|href)="(https?:)?\/\/[^"]+"/g)].map((match) => match[0]);
console.log(`First load: ${kilobytes} kB gzip of script in ${seen.size} files; at most ${MOST_KILOBYTES} kB`);
if (entries.length === 0 || first.length < 5 || kilobytes > MOST_KILOBYTES || outside.length > 0) {
  console.error(
    `The first load is too large, or its files were not found. From elsewhere: ${outside.join(', ') || 'nothing'}`,
  );
  process.exit(1);
}
