import { must } from '../console.mjs';

export const NEW_PASSWORD = 'a long sentence for the browser test';

export async function wrongPassword(console, { username }) {
  await console.signIn({ username, password: 'certainly not this one' });
  await console.page.getByRole('alert').waitFor();
  console.noFaults();
}

export async function firstSignIn(console, { username, password }) {
  await console.signIn({ username, password });
  await console.changePassword(NEW_PASSWORD);
  must(!/eyJ|tlr_/.test(await console.storedTexts()), 'a token can be read by scripts');
  console.noFaults();
}

/** Ends all sessions of a user elsewhere: the page notices, and after the sign-in shows what it showed before. */
export async function sessionEnds(console, { username }) {
  const { page } = console;
  await console.go('/calls?tab=all&direction=inbound#number=1555*');
  await console.content().locator('tbody tr').first().waitFor();
  const place = page.url();
  const elsewhere = await console.program.newContext();
  const headers = { 'X-Trunkline': '1' };
  const sent = { headers, data: { username, password: NEW_PASSWORD } };
  const session = await elsewhere.request.post(console.urlOf('/session'), sent);
  must(session.ok(), `sign-in elsewhere was answered ${session.status()}`);
  const ended = await elsewhere.request.post(console.urlOf('/session/end-all'), { headers });
  must(ended.ok(), `the end of all sessions was answered ${ended.status()}`);
  await elsewhere.close();

  await page.waitForURL((url) => url.pathname.endsWith('/sign-in'));
  await console.sees('Your session has ended.');
  must(!/1555/.test(new URL(page.url()).search), 'the number of the search is in the part that servers read');
  await console.enter({ username, password: NEW_PASSWORD });
  await page.waitForURL(place);
  await console.content().locator('tbody tr').first().waitFor();
  console.noFaults();
}
