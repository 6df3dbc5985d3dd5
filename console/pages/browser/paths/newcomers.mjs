import { must } from '../console.mjs';
import { asShown } from './campaigns.mjs';

const CENTER = 'Browser call center';
const LISTS = ['/carriers', '/numbers', '/campaigns', '/clients', '/calls?tab=all', '/nodes', '/tenants'];

/** The first steps stay above all screens until the person closes them, also when all are done. */
export async function firstStepsStay(console) {
  const { page } = console;
  const strip = page.getByRole('region', { name: 'First steps' });
  await page.evaluate(() => localStorage.setItem('trunkline.first-run', 'open'));
  await console.go('/carriers');
  await strip.getByText('Trunkline is ready for calls').first().waitFor();
  await console.accessible();
  await console.picture('first-steps');
  await console.button('Close the checklist').click();
  await strip.waitFor({ state: 'detached' });
  await console.go('/first-run');
  await console.content().getByText('6 of 6 steps are done').first().waitFor();
  must((await strip.count()) === 0, 'the first steps are above the screens again');
  console.noFaults();
}

/** A client that registers: where, with which password, and that it gets no calls until then. */
export async function passwordIsShownOnce(console) {
  const { page } = console;
  await console.go('/clients/new');
  await console.field('name').fill(CENTER);
  await console.submit();
  await console.heading(CENTER).waitFor();
  await console.content().getByText('Not registered: it gets no calls').waitFor();
  await console
    .content()
    .getByText(/^[\d.]+:\d+ \(UDP, TCP\)/)
    .waitFor();
  await console.accessible();
  await console.picture('client-password');

  const leave = () => console.navigation().getByRole('link', { name: 'Carriers', exact: true }).click();
  await leave();
  await console.dialog().getByText('Leave without the password?').waitFor();
  await console.accessible();
  await console.button('Stay here').click();
  await console.dialog().waitFor({ state: 'detached' });
  await console.heading(CENTER).waitFor();
  await console.button('I have copied it').click();
  await leave();
  await page.waitForURL((url) => url.pathname.endsWith('/carriers'));

  await console.go(`/clients?q=${encodeURIComponent(CENTER)}`);
  await page.getByRole('row', { name: new RegExp(`${CENTER}.*not registered`, 's') }).waitFor();
  console.noFaults();
}

/** The dashboard without the navigation, for a screen on the wall. */
export async function wallboard(console) {
  await console.go('/');
  await console.button('Wallboard').click();
  await console.navigation().waitFor({ state: 'detached' });
  await console.accessible();
  await console.page.setViewportSize({ width: 1440, height: 900 });
  await console.content().locator('.dash-wall canvas').first().waitFor();
  await console.content().locator('.dash-wall .mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  const over = await console.page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('.dash-wall .dash-card')]
      .filter((one) => one.scrollHeight > one.clientHeight + 1)
      .map((one) => `${one.querySelector('h2')?.textContent} by ${one.scrollHeight - one.clientHeight}`),
  );
  must(over.length === 0, `the wallboard is scrolled: ${over.join(', ')}`);
  await console.picture('wallboard');
  await console.page.keyboard.press('Escape');
  await console.navigation().waitFor();
  console.noFaults();
}

/** Ctrl K finds the calls of a number, which stays out of what a server reads. */
export async function paletteFindsCalls(console, { facts }) {
  const [number] = facts.numbers.en;
  const { page } = console;
  await console.go('/');
  await console.navigation().waitFor();
  await page.getByRole('button', { name: /^Search/ }).click();
  await console.dialog().locator('input').fill(number);
  await console
    .dialog()
    .getByText(/^All calls with/)
    .click();
  await page.waitForURL((url) => url.pathname.endsWith('/calls'));
  await console
    .content()
    .locator('tbody tr', { hasText: asShown(number) })
    .first()
    .waitFor();
  must(!new URL(page.url()).search.includes(number.slice(1)), 'the number is in what servers read');
  const call = await console.content().locator('tbody tr a').first().getAttribute('href');
  const id = decodeURIComponent(call.split('/').at(-1).split('?')[0]);
  await page.getByRole('button', { name: /^Search/ }).click();
  await console.dialog().locator('input').fill(id);
  await console.dialog().getByText(id).click();
  await page.waitForURL((url) => url.pathname.endsWith(`/calls/${id}`));
  console.noFaults();
}

/** What routing would do is shown before the call is placed. */
export async function previewBeforeCall(console, { facts }) {
  await console.go('/calls/place');
  await console.labeled('Number to call').fill('+1 404 555 1191');
  await console.choose('Tenant', facts.tenant.name);
  await console.content().getByRole('heading', { name: 'What would happen now' }).waitFor();
  await console.content().locator('.trace').waitFor();
  await console.accessible();
  await console.picture('place-a-call-preview');
  console.noFaults();
}

/** The columns of the main lists fit windows of 1280 and 1440 pixels. */
export async function listsFit(console) {
  const { page } = console;
  const wider = [];
  for (const width of [1280, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const list of LISTS) {
      await console.go(list);
      const table = console.content().locator('.table-scroll').first();
      await table.waitFor();
      const over = await table.evaluate((element) => element.scrollWidth - element.clientWidth);
      if (over > 1) wider.push(`${list} by ${over} at ${width}`);
      await console.picture(`width-${width}${list}`);
    }
  }
  must(wider.length === 0, `too wide: ${wider.join(', ')}`);
  console.noFaults();
}
