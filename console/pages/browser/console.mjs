import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';
import { wordIn } from './words.mjs';

/** Every wait ends after this time: services on a busy machine are slow, not stuck. */
const PATIENCE = 30_000;

/** A browser in front of the console. Notes what a page must not do: errors, refused scripts, requests elsewhere. */
export class Console {
  language = 'en';

  static async open(settings) {
    const program = await chromium.launch({
      executablePath: settings.chromium,
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-dev-shm-usage'],
    });
    const opened = new Console(program, settings);
    await opened.fresh();
    return opened;
  }

  constructor(program, settings) {
    this.program = program;
    this.settings = settings;
  }

  /** Signs nobody in: a browser without cookies. */
  async fresh(options = {}) {
    await this.context?.close();
    this.faults = [];
    this.language = 'en';
    this.context = await this.program.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en-US',
      ...options,
    });
    this.context.setDefaultTimeout(PATIENCE);
    this.page = await this.context.newPage();
    const origin = new URL(this.settings.url).origin;
    this.page.on('pageerror', (error) => this.faults.push(`error of a script: ${error.message}`));
    this.page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) this.faults.push(message.text());
    });
    this.page.on('request', (request) => {
      const target = new URL(request.url());
      if (/^https?:$/.test(target.protocol) && target.origin !== origin)
        this.faults.push(`request to ${target.origin}`);
    });
  }

  /** Light or dark, English or Spanish, from the next page on. */
  async look(scheme, language) {
    this.language = language;
    await this.page.emulateMedia({ colorScheme: scheme });
    await this.page.evaluate((chosen) => {
      const key = 'trunkline.preferences';
      const before = JSON.parse(localStorage.getItem(key) ?? '{}');
      localStorage.setItem(key, JSON.stringify({ ...before, language: chosen }));
    }, language);
  }

  /** A text of the pages in the chosen language. */
  word(english) {
    return wordIn(this.language, english);
  }

  urlOf(path) {
    return new URL(path.replace(/^\//, ''), `${this.settings.url}/`).href;
  }

  async go(path) {
    await this.page.goto(this.urlOf(path));
  }

  /** The path of the shown page, without what comes after it. */
  path() {
    return new URL(this.page.url()).pathname;
  }

  async signIn({ username, password }) {
    await this.go('/');
    await this.enter({ username, password });
  }

  async enter({ username, password }) {
    await this.page.getByLabel('Username').fill(username);
    await this.page.locator('input[name=password]').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** At the first sign-in. The password that was just entered is not asked for again. */
  async changePassword(after) {
    await this.page.getByLabel('New password', { exact: true }).fill(after);
    must((await this.page.getByLabel('Current password').count()) === 0, 'the password is asked for again');
    await this.page.getByLabel('New password again').fill(after);
    await this.page.getByRole('button', { name: 'Change password' }).click();
    await this.navigation().waitFor();
  }

  navigation() {
    return this.page.getByRole('navigation').first();
  }

  content() {
    return this.page.locator('#content');
  }

  /** A field of an entity's form, by its name in the API. */
  field(name) {
    return this.page.locator(`#field-${name}`);
  }

  /** A field of the page by its label. */
  labeled(english) {
    const label = new RegExp(`^${this.word(english)}( \\*)?$`);
    return this.content().locator('input').and(this.page.getByLabel(label));
  }

  button(english) {
    return this.page.getByRole('button', { name: this.word(english), exact: true });
  }

  /** Sends the form of the page, or of the dialog over it. */
  async submit(within = this.content()) {
    await within.locator('form button[type=submit]').click();
  }

  /** Chooses an entity in a field that searches while one types. */
  async choose(english, name) {
    await this.labeled(english).fill(name);
    await this.page.getByRole('option', { name }).click();
  }

  async sees(text) {
    await this.page.getByText(text).first().waitFor();
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  dialog() {
    return this.page.getByRole('dialog');
  }

  /** Reads from the API in the session of the page. */
  async read(path) {
    return this.page.evaluate(async (url) => (await fetch(url)).json(), this.urlOf(path));
  }

  async hangUp(callId) {
    await this.page.evaluate(
      (url) => fetch(url, { method: 'POST', headers: { 'X-Trunkline': '1' } }),
      this.urlOf(`/api/v1/live-calls/${callId}/hangup`),
    );
  }

  /** Asks the test that has started the browser for what a browser cannot do, such as `/calls/…`. */
  async outside(path) {
    const answer = await fetch(this.settings.facts.outside + path, { method: 'POST' });
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  }

  /** What the page holds in its own storage must not be a token. */
  async storedTexts() {
    return this.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  }

  async accessible() {
    // A dialog that is still fading in has too little contrast.
    await this.page.waitForFunction(() =>
      document
        .getAnimations()
        .every(
          (one) =>
            one.playState !== 'running' ||
            one.effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY,
        ),
    );
    const { violations } = await new AxeBuilder({ page: this.page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
      .analyze();
    if (violations.length > 0) {
      const found = violations.map(
        ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target).join(', ')}`,
      );
      throw new Error(`${this.page.url()} is not accessible: ${found.join('; ')}`);
    }
  }

  noFaults() {
    if (this.faults.length > 0) throw new Error(this.faults.join('; '));
  }

  async picture(name) {
    const folder = this.settings.screenshots;
    if (!folder || !this.page) return;
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name.replaceAll(/[^a-z0-9]+/gi, '-')}.png`) });
  }

  async close() {
    await this.program.close();
  }
}

export function must(condition, what) {
  if (!condition) throw new Error(what);
}
