// Measures how long each list takes from the last byte of a response with 200 rows until all of them are on the screen,
// beside a plain table of the same texts, which no framework draws. `npm run bench` builds the pages before; names of
// lists, such as `npm run bench -- carriers`, select some.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startPages } from './pagesServer.mjs';

const ROWS = 200;
const RUNS = 15;
const TARGET_MILLIS = 100;
/** Each with its page, where its rows come from, and in which column two rows differ. */
const LISTS = {
  calls: { page: '/calls?tab=all', api: '/api/v1/call-records', column: 0 },
  carriers: { page: '/carriers', api: '/api/v1/carriers', column: 1 },
  numbers: { page: '/numbers', api: '/api/v1/dids', column: 1 },
  campaigns: { page: '/campaigns', api: '/api/v1/campaigns', column: 1 },
  clients: { page: '/clients', api: '/api/v1/clients', column: 1 },
  alerts: { page: '/alerts', api: '/api/v1/alerts', column: 2 },
  audit: { page: '/audit?of=carriers', api: '/api/v1/audit/carriers', column: 3 },
};

const program =
  process.env.TRUNKLINE_CHROMIUM ??
  execFileSync(fileURLToPath(new URL('../../fetch-chromium', import.meta.url)), { encoding: 'utf8' }).trim();
const asked = process.argv.slice(2);
const pages = await startPages(ROWS);
const browser = await chromium.launch({
  executablePath: program,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
});
try {
  const results = [];
  for (const [name, list] of Object.entries(LISTS))
    if (asked.length === 0 || asked.includes(name)) results.push(await measure(name, list));
  const met = results.every(({ opened, again }) => Math.max(opened, again) <= TARGET_MILLIS);
  console.log(`target of ${TARGET_MILLIS} ms: ${met ? 'met' : 'missed'}`);
  process.exitCode = met ? 0 : 1;
} finally {
  await browser.close();
  pages.close();
}

async function measure(name, list) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
  await page.addInitScript((pageSize) => {
    localStorage.setItem('trunkline.preferences', JSON.stringify({ pageSize }));
  }, ROWS);
  await page.addInitScript(watch, { rows: ROWS, ...list });
  const devtools = await page.context().newCDPSession(page);
  // Of the thread that draws the page, so that other work of the machine does not count.
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const cpuMillis = async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  };
  const times = { opened: [], again: [], cpu: [], plain: [] };
  for (let run = 0; run < RUNS; run++) {
    await page.goto(pages.url + list.page);
    times.opened.push(await page.evaluate(() => window.drawn.next(0)));
    const before = await page.evaluate(() => window.drawn.settled());
    const used = await cpuMillis();
    await page.evaluate(() => document.querySelector('main thead .sort-button').click());
    times.again.push(await page.evaluate((seen) => window.drawn.next(seen), before));
    times.cpu.push((await cpuMillis()) - used);
    times.plain.push(await page.evaluate(() => window.drawn.plainly()));
  }
  await page.close();
  const opened = report(`${name}: a page that was just loaded`, times.opened);
  const again = report('  another order of that list', times.again);
  report('  CPU time of that, with the click and the request', times.cpu);
  const base = report('  plain HTML with the same texts', times.plain);
  console.log(`  ratio to plain HTML: ${(opened / base).toFixed(2)} and ${(again / base).toFixed(2)}`);
  return { opened, again };
}

function report(what, millis) {
  const sorted = [...millis].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const text = [median, sorted[0], sorted.at(-1)].map((value) => `${value.toFixed(1).padStart(6)} ms`);
  console.log(`${what.padEnd(50)} median ${text[0]}  least ${text[1]}  most ${text[2]}  (${sorted.length})`);
  return median;
}

/** Runs in the page before its scripts: notes when all rows of a response are on the screen. */
function watch({ rows, api, column }) {
  const drawn = { count: 0, millis: [], waiting: [] };
  window.drawn = drawn;
  let shown = '';
  const afterPaint = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then();
      port2.postMessage(null);
    });
  const body = () => document.querySelector('main table tbody');
  // The texts of the first row alone: a note of each change of 200 rows would be measured, too.
  const ofFirst = new MutationObserver(() => look());
  let first;
  const look = () => {
    const found = body()?.rows;
    if (found?.length !== rows) return;
    if (found[0] !== first) {
      first = found[0];
      ofFirst.disconnect();
      ofFirst.observe(first, { subtree: true, characterData: true, attributeFilter: ['href'] });
    }
    const cell = found[0].cells[column];
    const key = cell.querySelector('a')?.getAttribute('href') ?? cell.textContent;
    if (key === shown) return;
    shown = key;
    const shownAt = performance.now();
    afterPaint(() => {
      // The list may have asked for newer rows in the meantime.
      const response = performance
        .getEntriesByType('resource')
        .filter((entry) => new URL(entry.name).pathname === api)
        .findLast((entry) => entry.responseEnd <= shownAt);
      drawn.millis.push(performance.now() - response.responseEnd);
      drawn.count++;
      for (const done of drawn.waiting.splice(0)) done();
    });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  drawn.next = async (seen) => {
    const late = new Promise((_, fail) => setTimeout(() => fail(new Error('no rows within 60 s')), 60_000));
    while (drawn.count <= seen) await Promise.race([late, new Promise((done) => drawn.waiting.push(done))]);
    return drawn.millis.at(-1);
  };
  /** Resolves when what the page reads beside the list is drawn, too; with how often the list was drawn. */
  drawn.settled = () =>
    new Promise((done) => requestIdleCallback(() => requestIdleCallback(() => done(drawn.count))));
  // What the browser itself needs for so many cells.
  drawn.plainly = () =>
    new Promise((done) => {
      const table = document.querySelector('main table');
      const texts = [...table.querySelectorAll('tbody tr')].map((row) =>
        [...row.children].map((cell) => cell.textContent),
      );
      const body = document.createElement('tbody');
      const target = table.cloneNode(false);
      table.replaceWith(target);
      const start = performance.now();
      for (const row of texts) {
        const line = document.createElement('tr');
        for (const text of row) line.appendChild(document.createElement('td')).textContent = text;
        body.appendChild(line);
      }
      target.appendChild(body);
      afterPaint(() => done(performance.now() - start));
    });
}
