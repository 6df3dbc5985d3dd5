// Drives the console with Chromium, as people do: the browser tests of ConsoleIT.
//
//   CONSOLE_URL=http://127.0.0.1:8080 CONSOLE_USERNAME=… CONSOLE_PASSWORD=… CHROMIUM=/usr/bin/chromium node browser/run.mjs
//
// The user must be an admin who has to change the password. VARIANTS=all also takes each screen in dark and in Spanish.
// SCREENSHOTS=folder keeps pictures of the screens. Prints a line for each step, and exits 1 if one failed.
import { Console } from './console.mjs';
import { paths } from './paths.mjs';
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
const variants =
  process.env.VARIANTS === 'all' ? ['light en', 'dark en', 'light es', 'dark es'] : ['light en', 'dark es'];

let failed = 0;
const browser = await Console.open(settings);
try {
  for (const [name, path] of Object.entries(paths)) await step(name, () => path(browser, settings));
  for (const variant of variants) {
    const [scheme, language] = variant.split(' ');
    await step(`all screens, ${scheme}, ${language}`, () => screens(browser, settings, scheme, language));
  }
} finally {
  await browser.close();
}
process.exit(failed === 0 ? 0 : 1);

async function step(name, run) {
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
