// Drives the console with Chromium, as people do: the browser tests of BrowserIT.
//
//   CONSOLE_URL=http://127.0.0.1:8080 CONSOLE_USERNAME=… CONSOLE_PASSWORD=… CHROMIUM=/usr/bin/chromium node browser/run.mjs
//
// The user must be an admin who has to change the password; CONSOLE_FACTS is what the test has prepared (BrowserIT).
// VARIANTS=all does the work of a day in dark and Spanish, too, makes a service unreachable, and looks at each screen
// in four variants; without it, each screen is looked at in dark and Spanish only.
// SCREENSHOTS=folder keeps pictures of the screens, PICTURES=folder those of docs/console.md. STEPS=regex runs only the
// steps with such a name, besides the first sign-in. Prints a line for each step, and exits 1 if one failed.
import { Console, must } from './console.mjs';
import { ofSessions, onlyEnglish, onlyLong, signingIn, work } from './paths.mjs';
import { takePictures } from './pictures.mjs';
import { screens } from './screens.mjs';

const settings = {
  url: needed('CONSOLE_URL'),
  username: needed('CONSOLE_USERNAME'),
  password: needed('CONSOLE_PASSWORD'),
  chromium: needed('CHROMIUM'),
  seller: process.env.SELLER_USERNAME && {
    username: process.env.SELLER_USERNAME,
    password: needed('SELLER_PASSWORD'),
  },
  screenshots: process.env.SCREENSHOTS,
  facts: JSON.parse(process.env.CONSOLE_FACTS ?? '{}'),
};
const all = process.env.VARIANTS === 'all';
const pictures = process.env.PICTURES;
const variants = all ? ['light en', 'dark en', 'light es', 'dark es'] : ['dark es'];
const chosen = new RegExp(process.env.STEPS ?? '.');

let failed = 0;
const browser = await Console.open(settings);
try {
  await steps(signingIn, '', /./);
  await steps(onlyEnglish);
  await steps(work);
  if (all) {
    await browser.look('dark', 'es');
    await steps(work, ', dark, es');
    await browser.look('light', 'en');
  }
  for (const variant of variants) {
    const [scheme, language] = variant.split(' ');
    await step(`all screens, ${scheme}, ${language}`, () => screens(browser, settings, scheme, language));
  }
  await browser.look('light', 'en');
  if (pictures) await step('pictures of the documentation', picturesWithCalls);
  if (all) await steps(onlyLong);
  await steps(ofSessions);
} finally {
  await browser.close();
}
process.exit(failed === 0 ? 0 : 1);

/** Calls are in progress while the pictures are taken. */
async function picturesWithCalls() {
  const { number } = settings.facts.live;
  const callers = ['14045557401', '14045557402', '14045557403', '14045557404'];
  for (const caller of callers) await browser.outside(`/calls/${caller}/${number}/300`);
  const live = async () => (await browser.read('/api/v1/live-calls?state=answered')).items;
  for (let tries = 0; tries < 60 && (await live()).length < callers.length; tries++)
    await browser.page.waitForTimeout(500);
  const leftOut = await takePictures(browser, pictures);
  for (const { callId } of await live()) await browser.hangUp(callId);
  must(leftOut.length === 0, leftOut.join('; '));
}

async function steps(paths, suffix = '', which = chosen) {
  for (const [name, path] of Object.entries(paths))
    await step(name + suffix, () => path(browser, settings), which);
}

async function step(name, run, which = chosen) {
  if (!which.test(name)) return;
  const began = Date.now();
  try {
    await run();
    console.log(`passed: ${name} (${Date.now() - began} ms)`);
  } catch (error) {
    failed++;
    console.log(`FAILED: ${name}: ${error.message}`);
    await browser.picture(`failed-${name}`);
  }
}

function needed(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
