import { must } from '../console.mjs';
import { asShown } from './campaigns.mjs';
import { NEW_PASSWORD } from './signIn.mjs';

/** A seller sees the rows of its tenant and no other, and reads why it cannot do something. */
export async function sellerSeesItsOwn(console, { seller, facts }) {
  await console.fresh();
  const { page } = console;
  await console.signIn(seller);
  await console.changePassword(NEW_PASSWORD);
  const areas = await console.navigation().getByRole('link').allInnerTexts();
  must(areas.includes('Campaigns'), `a seller has no campaigns, only ${areas}`);
  for (const hidden of ['Carriers', 'Clients', 'Nodes', 'Tenants', 'Health'])
    must(!areas.includes(hidden), `a seller sees the area ${hidden}`);
  await console.go('/carriers');
  await console.heading('Your role does not allow this').waitFor();

  const { campaign } = facts.stories.en;
  await console.go('/campaigns');
  await console.content().getByRole('link', { name: campaign }).first().waitFor();
  const others = console.content().getByText(facts.foreign.campaign);
  must((await others.count()) === 0, 'a seller sees the campaign of another tenant');
  await console.go(`/campaigns/${facts.foreign.campaignId}`);
  await console.content().getByText(/exist/).first().waitFor();
  await console.go(`/calls/${facts.foreign.callId}`);
  await console.heading('No record of this call').waitFor();

  const [number] = facts.numbers.en;
  await console.go('/numbers');
  const row = console.content().locator('tbody tr', { hasText: asShown(number) });
  await row.getByRole('button', { name: /^Actions/ }).click();
  await refused(page.getByRole('menuitem', { name: /^Move to another tenant/ }));
  await page.keyboard.press('Escape');
  await row.getByRole('link').first().click();
  await page.getByRole('button', { name: 'Actions', exact: true }).click();
  await refused(page.getByRole('menuitem', { name: /^Move to another tenant/ }));
  await page.keyboard.press('Escape');
  console.noFaults();
}

/** The item cannot be chosen, and says why where one reads it. */
async function refused(item) {
  await item.waitFor();
  must(await item.isDisabled(), 'a seller may move a number to another tenant');
  const text = await item.textContent();
  must(/Only staff can move numbers/.test(text), `"${text}" does not say why it is disabled`);
}
