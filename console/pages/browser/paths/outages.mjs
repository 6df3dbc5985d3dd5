import { must } from '../console.mjs';

/** The port of a service is closed and opened: the page keeps what it had, says what is wrong, and recovers by itself. */
export async function serviceAway(console) {
  const { page } = console;
  const rows = console.content().locator('tbody tr');
  await console.go('/calls?tab=all');
  await rows.first().waitFor();
  await console.outside('/services/cdr-service/away');
  try {
    await console.content().getByRole('button', { name: 'Refresh' }).first().click();
    const alert = console.content().getByRole('alert').filter({ hasText: 'service.unavailable' });
    await alert.waitFor();
    must((await rows.count()) > 0, 'the rows that were read are gone');
    await console.picture('service-away');
    const health = await console.context.newPage();
    await health.goto(console.urlOf('/health'));
    await health
      .locator('#content section', { hasText: 'cdr-service' })
      .getByText('Does not answer')
      .waitFor();
    await health.close();
    // A page that is opened meanwhile has nothing to keep.
    await page.reload();
    await alert.waitFor();
  } finally {
    await console.outside('/services/cdr-service/back');
  }
  await rows.first().waitFor();
  await console.content().getByRole('alert').first().waitFor({ state: 'detached' });
  console.noFaults();
}
