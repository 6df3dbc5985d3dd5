import { must } from '../console.mjs';

const CALLED = '+14045551191';

export async function savedCarrier(console) {
  await console.go('/carriers/new');
  await console.field('name').fill('Pacific Line');
  await console.field('host').fill('127.0.0.77');
  await console
    .content()
    .getByText(/has to send its calls to [\d.]+:\d+ \(UDP, TCP\)/)
    .waitFor();
  must(
    !(await console.field('username').isVisible()),
    'a carrier that is known by its address asks for a username',
  );
  await console.page.getByRole('button', { name: /^Capacity and routing/ }).click();
  await console.field('priority').fill('40');
  await console.page.getByRole('button', { name: /^Capacity and routing/ }).click();
  await console.page.getByRole('button', { name: 'Capacity and routing Priority: 40' }).waitFor();
  await console.accessible();
  await console.button('What Asterisk gets').click();
  await console.dialog().getByRole('heading', { name: 'ps_endpoints · pacific-line' }).waitFor();
  await console.accessible();
  await console.page.keyboard.press('Escape');
  await console.dialog().waitFor({ state: 'detached' });
  await console.submit();
  await console.heading('Pacific Line').waitFor();
  must(/^\/carriers\/[0-9a-f-]{36}$/.test(console.path()), `the form has led to ${console.path()}`);
  await console.sees(/^Saved at .* in Asterisk after/);
  await console.go('/carriers?q=Pacific');
  const row = console.page.getByRole('row', { name: /Pacific Line.*Current/s });
  await row.getByText('127.0.0.77').click();
  await console.heading('Pacific Line').waitFor();
  await console.page.keyboard.press('Escape');
  await row.waitFor();
  must(new URL(console.page.url()).searchParams.get('q') === 'Pacific', 'the list has lost its filter');
  console.noFaults();
}

export async function faultAtField(console) {
  await console.go('/carriers/new');
  await console.field('name').fill('Another Carrier');
  await console.field('host').fill('not a host!');
  await console.submit();
  await console.page.locator('[aria-invalid=true]').first().waitFor();
  console.noFaults();
}

/** A carrier with a wrong password is rejected, and its test says what to do. Corrected, it registers and passes. */
export async function registeredCarrier(console, { facts }) {
  const { name, host, port, username, password } = facts.registrars[console.language];
  const { page } = console;
  await console.go('/carriers/new');
  await console.field('name').fill(name);
  await console.field('registrationType').getByText(console.word('Registration'), { exact: true }).click();
  await console.field('host').fill(host);
  await console.field('port').fill(String(port));
  await console.field('username').fill(username);
  await console.field('password').fill('a wrong password');
  await inAsterisk(console);
  await console.button('Test').waitFor();

  const drawer = await startTest(console);
  await drawer
    .locator('li[data-result=failed]')
    .getByText(console.word('Check username and password.'))
    .waitFor();
  await console.accessible();
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'detached' });

  await console.button('Edit').click();
  await console.button('Replace').click();
  await console.field('password').fill(password);
  await inAsterisk(console);
  await console.button('Open the carrier').click();
  await console.button('Test').waitFor();
  await console
    .content()
    .locator('dd .state')
    .getByText(console.word('Registered'), { exact: true })
    .waitFor();
  const again = await startTest(console, CALLED);
  const call = again.locator('li[data-result=passed]', { hasText: console.word('Test call') });
  await call.getByText(console.word('Passed')).waitFor();
  await console.picture(`test-of-a-carrier-${console.language}`);
  await page.keyboard.press('Escape');
  console.noFaults();
}

/** Saves the form, and waits until Asterisk has it. */
async function inAsterisk(console) {
  await console.submit();
  await console.page
    .getByRole('status')
    .filter({ hasText: console.word('in Asterisk after') })
    .waitFor();
}

async function startTest(console, called) {
  await console.button('Test').click();
  const drawer = console.dialog();
  if (called) {
    await drawer.getByRole('switch', { name: console.word('Place a test call') }).check();
    await drawer.getByLabel(console.word('Number to call')).fill(called);
  }
  await drawer.getByRole('button', { name: console.word('Start the test') }).click();
  return drawer;
}
