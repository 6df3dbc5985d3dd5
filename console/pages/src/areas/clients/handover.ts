import type { Client } from './clients';

const LETTERS = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 24;

/** A password of letters and digits that cannot be mistaken for each other, for a phone system. */
export function newPassword(random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string {
  // Bytes beyond the last whole multiple would make some letters more likely.
  const fair = 256 - (256 % LETTERS.length);
  let password = '';
  while (password.length < LENGTH) {
    for (const byte of random(new Uint8Array(LENGTH))) {
      if (byte < fair && password.length < LENGTH) password += LETTERS[byte % LETTERS.length];
    }
  }
  return password;
}

export interface Setting {
  name: string;
  value: string;
}

/** What somebody enters in the phone system of the client, as lines to copy. */
export function settingsText(settings: Setting[]): string {
  return settings.map((setting) => `${setting.name}: ${setting.value}`).join('\n');
}

/** The settings of a client that registers; the server is where the nodes listen for SIP. */
export function settingsOf(
  client: Client,
  password: string | null,
  words: { server: string; username: string; password: string; secret: string; codecs: string; dtmf: string },
  server: string,
): Setting[] {
  return [
    { name: words.server, value: server },
    { name: words.username, value: client.username ?? '' },
    { name: words.password, value: password ?? words.secret },
    { name: words.codecs, value: client.codecs.join(', ') },
    { name: words.dtmf, value: client.dtmfMode },
  ];
}
