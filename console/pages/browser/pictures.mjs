import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reduced } from './png.mjs';

const SIZE = { width: 1280, height: 800 };

/** Two rows of this file are wrong, so that the preview shows what it does about them. It is never imported. */
const FILE = [
  'number,areaCode,status,maxUsage,tags,provider,region,notes',
  '+14045550191,404,active,1000,north,Provider A,US-East,Main line',
  '(404) 555-0192,,available,,"north, new",Provider A,US-East,',
  '+1404555,,active,500,north,Provider A,US-East,Too short',
  '+14045550194,404,open,500,south,Provider A,US-East,',
  '+14045550195,404,active,unlimited,south,Provider B,US-West,Spare',
].join('\n');

/** The pictures of docs/console.md, of whatever data there is. What cannot be shown without data is left out. */
export const pictures = {
  async dashboard(console) {
    await console.go('/?window=24h');
    await console.content().locator('canvas').first().waitFor();
  },

  async 'dashboard-dark-spanish'(console) {
    await console.look('dark', 'es');
    await console.go('/?window=24h');
    await console.content().locator('canvas').first().waitFor();
  },

  async carriers(console) {
    await console.go('/carriers');
    await console.content().locator('tbody tr').first().waitFor();
  },

  async 'carrier-test'(console) {
    const carriers = await console.read('/api/v1/carriers?status=active&limit=200');
    const carrier = carriers.items.find((one) => one.registered) ?? carriers.items[0];
    if (!carrier) return 'there is no carrier';
    await console.go(`/carriers/${carrier.id}`);
    await console.button('Test').click();
    await console.dialog().locator('ul.test-history').waitFor();
    const tests = await console.read(`/api/v1/carriers/${carrier.id}/tests`);
    if (tests.items.length === 0)
      await console.dialog().getByRole('button', { name: 'Start the test' }).click();
    await console.dialog().locator('.test-steps li').first().waitFor();
    await console.dialog().locator('li[data-result=running]').first().waitFor({ state: 'detached' });
    return null;
  },

  async call(console) {
    const calls = await console.read('/api/v1/call-records?direction=inbound&disposition=answered&limit=1');
    if (calls.items.length === 0) return 'there is no answered call';
    await console.go(`/calls/${calls.items[0].callId}`);
    await console.content().locator('.trace-node').first().waitFor();
    return null;
  },

  async campaign(console) {
    const { campaigns } = await console.read('/api/v1/routes/live');
    const used = (one) => one.concurrency.taken * 1000 + one.daily.taken;
    const [busiest] = campaigns.sort((one, other) => used(other) - used(one));
    if (!busiest) return 'there is no campaign';
    await console.go(`/campaigns/${busiest.id}`);
    await console.content().getByText('Live', { exact: true }).waitFor();
    // An id stands where the name of a client is still being read.
    await console
      .content()
      .locator('table tbody tr')
      .filter({ hasNotText: /^[0-9a-f]{8}/ })
      .first()
      .waitFor();
    return null;
  },

  async numbers(console) {
    await console.go('/numbers');
    await console.content().locator('tbody tr').first().waitFor();
  },

  async import(console) {
    const tenants = await console.read('/api/v1/tenants?limit=1');
    if (tenants.items.length === 0) return 'there is no tenant';
    await console.go(`/numbers/import?tenant=${tenants.items[0].id}`);
    const upload = { name: 'numbers.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) };
    await console.page.locator('input[type=file]').setInputFiles(upload);
    await console.content().locator('tr.import-bad').first().waitFor();
    return null;
  },

  async 'live-calls'(console) {
    await console.go('/calls');
    const live = await console.read('/api/v1/live-calls?limit=1');
    if (live.items.length === 0) return 'no call is in progress';
    await console.content().locator('tbody tr').first().waitFor();
    return null;
  },
};

/** Writes the pictures to a folder, and says which were left out and why. */
export async function takePictures(console, folder) {
  const { page } = console;
  mkdirSync(folder, { recursive: true });
  const before = page.viewportSize();
  await page.setViewportSize(SIZE);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const leftOut = [];
  try {
    for (const [name, show] of Object.entries(pictures)) {
      await console.look('light', 'en');
      const reason = await show(console);
      if (reason) {
        leftOut.push(`${name}: ${reason}`);
        continue;
      }
      await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
      await page.evaluate(() => document.fonts.ready);
      writeFileSync(join(folder, `${name}.png`), reduced(await page.screenshot()));
    }
  } finally {
    await console.look('light', 'en');
    await page.setViewportSize(before);
  }
  return leftOut;
}
