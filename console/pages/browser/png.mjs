import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLORS = 256;

/** That many colors stay exactly as they are: the areas of a page, and the shades of its letters. */
const EXACT = 96;

/** A picture of a page with at most 256 colors, which takes a third of the space: the most frequent ones are kept. */
export function reduced(png) {
  const { width, height, channels, pixels } = read(png);
  const colors = new Uint32Array(width * height);
  for (let at = 0; at < colors.length; at++) {
    const from = at * channels;
    colors[at] = (pixels[from] << 16) | (pixels[from + 1] << 8) | pixels[from + 2];
  }
  const palette = paletteOf(colors);
  const places = new Map(palette.map((color, place) => [color, place]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let at = 0; at < colors.length; at++) {
    const color = colors[at];
    let place = places.get(color);
    if (place === undefined) {
      place = nearest(palette, color);
      places.set(color, place);
    }
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = place;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Further colors that are like each other share a place, so that shades do not displace rare colors of charts. */
function paletteOf(colors) {
  const counts = new Map();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const frequent = [...counts.entries()].sort(([, one], [, other]) => other - one);
  for (let apart = 0; ; apart += 6) {
    const palette = frequent.slice(0, EXACT).map(([color]) => color);
    for (const [color] of frequent.slice(EXACT)) {
      if (palette.every((other) => distance(color, other) > apart * apart)) palette.push(color);
      if (palette.length > COLORS) break;
    }
    if (palette.length <= COLORS) return palette;
  }
}

function nearest(palette, color) {
  let best = 0;
  for (let place = 1; place < palette.length; place++)
    if (distance(palette[place], color) < distance(palette[best], color)) best = place;
  return best;
}

function distance(one, other) {
  const red = (one >> 16) - (other >> 16);
  const green = ((one >> 8) & 255) - ((other >> 8) & 255);
  const blue = (one & 255) - (other & 255);
  return red * red + green * green + blue * blue;
}

/** A PNG of 8 bits per channel without interlacing, as browsers write it. */
function read(png) {
  const data = [];
  let header = null;
  for (let at = SIGNATURE.length; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    const kind = png.toString('latin1', at + 4, at + 8);
    if (kind === 'IHDR') header = body;
    if (kind === 'IDAT') data.push(body);
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const channels = { 2: 3, 6: 4 }[header[9]];
  if (header[8] !== 8 || channels === undefined || header[12] !== 0)
    throw new Error('not a PNG of a browser');
  const pixels = unfiltered(inflateSync(Buffer.concat(data)), width * channels, height, channels);
  return { width, height, channels, pixels };
}

/** RFC 2083 §6: each row is stored as a difference from its neighbors. */
function unfiltered(raw, length, height, channels) {
  const pixels = Buffer.alloc(length * height);
  for (let row = 0; row < height; row++) {
    const filter = raw[row * (length + 1)];
    for (let at = 0; at < length; at++) {
      const here = row * length + at;
      const left = at < channels ? 0 : pixels[here - channels];
      const above = row === 0 ? 0 : pixels[here - length];
      const corner = at < channels || row === 0 ? 0 : pixels[here - length - channels];
      pixels[here] = raw[row * (length + 1) + 1 + at] + predicted(filter, left, above, corner);
    }
  }
  return pixels;
}

function predicted(filter, left, above, corner) {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  const estimate = left + above - corner;
  const [byLeft, byAbove, byCorner] = [left, above, corner].map((one) => Math.abs(estimate - one));
  if (byLeft <= byAbove && byLeft <= byCorner) return left;
  return byAbove <= byCorner ? above : corner;
}

function chunk(kind, body) {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc(named), whole.length - 4);
  return whole;
}

function crc(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}
