import { must } from '../console.mjs';

/** A file with two wrong rows is corrected in its preview and imported. */
export async function importedNumbers(console, { facts }) {
  const { tenant } = facts;
  const [first, second, third] = facts.numbers[console.language];
  const { page } = console;
  const file = [
    'number,status,maxUsage,tags',
    `${first},active,1000,browser`,
    `${second.slice(0, 7)},active,1000,browser`,
    `${third},open,1000,browser`,
  ].join('\n');
  await console.go('/numbers/import');
  await console.choose('Tenant', tenant.name);
  const upload = { name: 'numbers.csv', mimeType: 'text/csv', buffer: Buffer.from(file) };
  await page.locator('input[type=file]').setInputFiles(upload);
  const wrong = page.locator('tr.import-bad');
  await wrong.nth(1).waitFor();
  must((await wrong.count()) === 2, `${await wrong.count()} rows are wrong, not 2`);
  await console.accessible();
  await console.picture(`import-${console.language}`);

  await wrong.nth(0).locator('input[aria-invalid=true]').fill(second);
  await wrong.nth(1).locator('input[aria-invalid=true]').fill('active');
  await console.button('Check again').click();
  await wrong.first().waitFor({ state: 'detached' });
  await console.button('Import 3 rows').click();
  await console.content().getByText(console.word('Imported'), { exact: true }).waitFor();
  await console.button('Show the added numbers').click();
  await console.content().locator('tbody tr').nth(2).waitFor();
  must((await console.content().locator('tbody tr').count()) === 3, 'not three numbers are shown');
  console.noFaults();
}
