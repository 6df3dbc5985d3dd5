import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

/** Every wait ends after this time: services on a busy machine are slow, not stuck. */
const PATIENCE = 30_000;

/** A browser in front of the console. Notes what a page must not do: errors, refused scripts, requests elsewhere. */
export class Console {
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

  async go(path) {
    await this.page.goto(new URL(path.replace(/^\//, ''), `${this.settings.url}/`).href);
  }

  async signIn({ username, password }) {
    await this.go('/');
    await this.page.getByLabel('Username').fill(username);
    await this.page.locator('input[name=password]').fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
  }

  async sees(text) {
    await this.page.getByText(text).first().waitFor();
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** What the page holds in its own storage must not be a token. */
  async storedTexts() {
    return this.page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie);
  }

  async accessible() {
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
