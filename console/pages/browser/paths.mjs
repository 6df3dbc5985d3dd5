import { must } from './console.mjs';

const NEW_PASSWORD = 'a long sentence for the browser test';

/** What people do, one after the other: each path starts where the one before it ended. */
export const paths = {
  async 'a wrong password is refused'(console, { username }) {
    await console.signIn({ username, password: 'certainly not this one' });
    await console.page.getByRole('alert').waitFor();
    console.noFaults();
  },

  async 'the first sign-in asks for another password'(console, { username, password }) {
    await console.signIn({ username, password });
    await console.page.getByLabel('Current password').fill(password);
    await console.page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD);
    await console.page.getByLabel('New password again').fill(NEW_PASSWORD);
    await console.page.getByRole('button', { name: 'Change password' }).click();
    await console.page.getByRole('navigation').first().waitFor();
    must(!/eyJ|tlr_/.test(await console.storedTexts()), 'a token can be read by scripts');
    console.noFaults();
  },

  async 'a carrier is saved, and seen in Asterisk'(console) {
    await console.go('/carriers/new');
    await console.page.getByLabel('Name', { exact: false }).first().fill('Browser Carrier');
    await console.page.getByLabel('Host', { exact: false }).first().fill('127.0.0.77');
    await console.page.getByRole('button', { name: 'Add the carrier' }).click();
    await console.heading('Browser Carrier').waitFor();
    await console.sees(/in Asterisk after|Current/);
    await console.go('/carriers');
    await console.page.getByRole('row', { name: /Browser Carrier.*Current/s }).waitFor();
    console.noFaults();
  },

  async 'a fault of a form is shown at its field'(console) {
    await console.go('/carriers/new');
    await console.page.getByLabel('Name', { exact: false }).first().fill('Another Carrier');
    await console.page.getByLabel('Host', { exact: false }).first().fill('not a host!');
    await console.page.getByRole('button', { name: 'Add the carrier' }).click();
    await console.page.locator('[aria-invalid=true]').first().waitFor();
    console.noFaults();
  },
};
