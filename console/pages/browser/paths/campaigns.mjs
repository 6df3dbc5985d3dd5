import { must } from '../console.mjs';

const CAP = 2;

/** The wizard makes a campaign; a call comes in, and its page shows the record and why it went there. */
export async function campaignTakesCall(console, { facts }) {
  const { tenant, client } = facts;
  const [number] = facts.numbers[console.language];
  const { campaign, caller } = facts.stories[console.language];
  const { page } = console;
  await console.go('/campaigns/new');
  await console.labeled('Name').fill(campaign);
  await console.choose('Tenant', tenant.name);
  await console.button('Next').click();
  await console.labeled('Numbers that are answered').click();
  await page.getByRole('option', { name: asShown(number) }).click();
  await page.keyboard.press('Escape');
  // The only client there is is chosen by itself.
  const { items } = await console.read('/api/v1/clients?limit=2');
  if (items.length > 1) await console.choose('Add a client', client.name);
  await console.content().locator('.client-order li', { hasText: client.name }).waitFor();
  await console.accessible();
  await console.button('Next').click();
  await console.button('Add the campaign').click();
  await console.heading(campaign).waitFor();
  await console.content().getByText(console.word('Next in turn'), { exact: true }).waitFor();

  await console.outside(`/calls/${caller}0/${number}/2`);
  await console
    .content()
    .getByRole('tab', { name: console.word('Calls'), exact: true })
    .click();
  const record = console
    .content()
    .locator('tbody tr', { hasText: asShown(number) })
    .first();
  await untilShown(console, record);
  await record.locator('a').first().click();
  await page.waitForURL(/\/calls\/[^?/]+$/);
  await console.content().locator('.trace-node.chosen', { hasText: client.name }).waitFor();
  await console.content().locator('.trace-node.chosen').getByText(console.word('Chosen')).waitFor();
  await console.content().locator('.trace-node', { hasText: campaign }).first().waitFor();
  await console.accessible();
  await console.picture(`call-${console.language}`);
  console.noFaults();
}

/** A real test call from the page of the campaign; it is hung up, and the pages show that a user did it. */
export async function campaignIsTried(console, { facts }) {
  const { campaign } = facts.stories[console.language];
  const { page } = console;
  const tell = (word) => console.content().getByText(console.word(word)).first().waitFor();
  await openCampaign(console, campaign);
  await console
    .content()
    .getByRole('tab', { name: console.word('Try an incoming call'), exact: true })
    .click();
  await console.accessible();
  await console
    .content()
    .getByRole('button', { name: console.word('Call the campaign now') })
    .click();
  await page.waitForURL(/\/calls\/[^?/]+$/);
  await tell('Test call');
  await console
    .content()
    .getByText(`${console.word('to client')} ${facts.client.name}`)
    .waitFor();
  await console
    .content()
    .getByText(new RegExp(`${console.word('Talking with')} ${facts.client.name}`))
    .first()
    .waitFor();
  await console
    .content()
    .getByRole('button', { name: console.word('Hang up') })
    .click();
  await console
    .dialog()
    .getByRole('button', { name: console.word('Hang up'), exact: true })
    .click();
  await console
    .content()
    .getByText(new RegExp(`${console.word('hung up')} · `))
    .first()
    .waitFor();
  must(
    (await console
      .content()
      .getByText(/^(Stopped|Detenida)/)
      .count()) === 0,
    'the call went on',
  );
  await console.accessible();
  await console.picture(`test-call-${console.language}`);

  await console.go('/calls');
  await tell('The latest calls');
  await console.accessible();
  console.noFaults();
}

/** A limit of two: the bar of the link fills call by call, and falls when a call is hung up in the console. */
export async function capFills(console, { facts }) {
  const [number] = facts.numbers[console.language];
  const { campaign, caller } = facts.stories[console.language];
  const { page } = console;
  await openCampaign(console, campaign);
  await page.getByRole('button', { name: new RegExp(`^${console.word('Actions for')} `) }).click();
  await page.getByRole('menuitem', { name: console.word('Limits and hours') }).click();
  await console.dialog().locator('#field-maxConcurrency').fill(String(CAP));
  await console.submit(console.dialog());
  await console.dialog().waitFor({ state: 'detached' });

  const use = console.content().locator('table tbody tr td').nth(1);
  const shows = (taken) =>
    use.getByText(`${taken} ${console.language === 'es' ? 'de' : 'of'} ${CAP}`).waitFor();
  await shows(0);
  await console.outside(`/calls/${caller}1/${number}/300`);
  await shows(1);
  await console.outside(`/calls/${caller}2/${number}/300`);
  await shows(2);
  const width = await use.locator('.capacity-bar > span').evaluate((bar) => bar.style.cssText);
  must(/100%/.test(width), `the bar is not full: ${width}`);
  await console.content().getByText(console.word('A call would not reach a client now')).waitFor();
  await console.accessible();
  await console.picture(`cap-full-${console.language}`);

  for (const left of [1, 0]) {
    await hangUpOne(console, number);
    await openCampaign(console, campaign);
    await shows(left);
  }
  console.noFaults();
}

/** Hangs up the first call to a number, and waits until the list has it as ended: it must not be chosen again. */
async function hangUpOne(console, number) {
  await console.go('/calls');
  const calls = console.content().locator('tbody tr:not(.gone)', { hasText: asShown(number) });
  await calls.first().waitFor();
  const last = calls.nth((await calls.count()) - 1);
  await calls.first().getByRole('button').click();
  await console
    .dialog()
    .getByRole('button', { name: console.word('Hang up'), exact: true })
    .click();
  await console.dialog().waitFor({ state: 'detached' });
  await last.waitFor({ state: 'detached' });
}

async function openCampaign(console, name) {
  await console.go(`/campaigns?q=${encodeURIComponent(name)}`);
  await console.content().getByRole('link', { name }).first().click();
  await console.heading(name).waitFor();
}

/** The records of a call come when it has ended: the list says that there are new ones. */
async function untilShown(console, row) {
  const refresh = console.content().locator('button:has(.tabler-icon-refresh)').first();
  for (let tries = 0; tries < 30; tries++) {
    if ((await row.count()) > 0) return;
    await console.page.waitForTimeout(500);
    await refresh.click();
  }
  await row.waitFor();
}

/** The number without country code and spaces, as the pages may write it. */
export function asShown(number) {
  const [, area, exchange, line] = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
  return new RegExp(`${area}\\D*${exchange}\\D*${line}`);
}
