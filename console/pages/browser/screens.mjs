import { must } from './console.mjs';

/** Each screen of the navigation, and those that `CONSOLE_FACTS` names as {"screens": ["/calls/…"]}. */
export async function screens(console, { facts }, scheme, language) {
  const links = console.navigation().locator('a[href]');
  const found = await links.evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
  for (const address of new Set([...found, ...(facts.screens ?? [])])) {
    await console.look(scheme, language);
    await show(console, address, language);
    await console.accessible();
    await console.picture(`${scheme}-${language}${address}`);
  }
  console.noFaults();
}

async function show(console, address, language) {
  await console.go(address);
  await console.page.getByRole('heading', { level: 1 }).waitFor();
  await console.page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  const shown = await console.page.evaluate(() => document.documentElement.lang);
  must(shown === language, `${address} is in ${shown}, not in ${language}`);
}
