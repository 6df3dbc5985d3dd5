/** The countries with a numbering plan of libphonenumber, which are those that the services accept. */
const CODES =
  'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT ' +
  'BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ' +
  'ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE ' +
  'IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV ' +
  'LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP ' +
  'NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK ' +
  'SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA ' +
  'VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW';

export const COUNTRIES: readonly string[] = CODES.split(' ');

/** The time zone of the capital, where a country has several and its people mean that one by "our time". */
const CAPITALS: Record<string, string> = {
  AR: 'America/Buenos_Aires',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  DE: 'Europe/Berlin',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  UA: 'Europe/Kiev',
  UZ: 'Asia/Tashkent',
};

/** Browsers have either of the two. */
interface WithZones {
  timeZones?: string[];
  getTimeZones?: () => string[] | undefined;
}

/** The time zones of a country; empty if the browser does not know. */
function zonesOf(country: string): string[] {
  try {
    const locale = new Intl.Locale(`und-${country}`) as WithZones;
    return locale.getTimeZones?.() ?? locale.timeZones ?? [];
  } catch {
    return [];
  }
}

/** The time zone that is meant in a country: the browser's if it is one of its own, the only one, or the capital's. */
export function zoneOf(country: string, browser: string): string | null {
  const zones = zonesOf(country);
  if (zones.includes(browser)) return browser;
  return CAPITALS[country] ?? (zones.length === 1 ? (zones[0] ?? null) : null);
}

/**
 * The country of the browser, if all its languages with a region have the same and its time zone does not speak against
 * it: many people have the English of the United States and live elsewhere.
 */
export function countryOfBrowser(languages: readonly string[], zone: string): string | null {
  const regions = new Set(
    languages.flatMap((language) => {
      try {
        return new Intl.Locale(language).region ?? [];
      } catch {
        return [];
      }
    }),
  );
  const [region] = regions;
  if (regions.size !== 1 || region === undefined || !COUNTRIES.includes(region)) return null;
  return zonesOf(region).includes(zone) ? region : null;
}
