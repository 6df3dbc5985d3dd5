// Takes the pictures of docs/console.md from a running suite, with the data that it has:
//
//   CHROMIUM=$(console/fetch-chromium) node console/pages/browser/screenshots.mjs --url http://127.0.0.1:8080 \
//     --admin .trunkline/secrets/provisioning-service/first-admin.json [--folder docs/images/console]
//
// The file has the name and the password of an admin. A new user, `screenshots-…`, takes the pictures and is deleted
// at the end. Nothing else is changed, except that a carrier without a test is tested, without a call.
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Console } from './console.mjs';
import { takePictures } from './pictures.mjs';

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    admin: { type: 'string', default: '.trunkline/secrets/provisioning-service/first-admin.json' },
    folder: { type: 'string', default: 'docs/images/console' },
  },
});
const chromium = process.env.CHROMIUM ?? 'chromium';
const first = JSON.parse(readFileSync(values.admin, 'utf8'));
const [given, own] = [randomBytes(18).toString('base64url'), randomBytes(18).toString('base64url')];
const username = `screenshots-${randomBytes(4).toString('hex')}`;

const { accessToken } = await send('POST', '/api/v1/auth/login', first);
const user = await send('POST', '/api/v1/users', { username, password: given, role: 'admin' }, accessToken);
const browser = await Console.open({ url: values.url, chromium, facts: {} });
try {
  await browser.signIn({ username, password: given });
  await browser.changePassword(own);
  for (const one of await takePictures(browser, values.folder)) console.log(`left out: ${one}`);
  console.log(`the pictures are in ${values.folder}`);
} finally {
  await browser.close();
  await send('DELETE', `/api/v1/users/${user.id}`, undefined, accessToken);
}

async function send(method, path, body, token) {
  const answer = await fetch(new URL(path, values.url), {
    method,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer.status === 204 ? null : answer.json();
}
