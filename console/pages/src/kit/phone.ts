// Country calling codes of ITU-T E.164, with the region of ISO 3166-1 that has the code (the main one if several do).
const CODES =
  '7RU 20EG 27ZA 30GR 31NL 32BE 33FR 34ES 36HU 39IT 40RO 41CH 43AT 44GB 45DK 46SE 47NO 48PL 49DE 51PE 52MX 53CU 54AR ' +
  '55BR 56CL 57CO 58VE 60MY 61AU 62ID 63PH 64NZ 65SG 66TH 81JP 82KR 84VN 86CN 90TR 91IN 92PK 93AF 94LK 95MM 98IR ' +
  '211SS 212MA 213DZ 216TN 218LY 220GM 221SN 222MR 223ML 224GN 225CI 226BF 227NE 228TG 229BJ 230MU 231LR 232SL 233GH ' +
  '234NG 235TD 236CF 237CM 238CV 239ST 240GQ 241GA 242CG 243CD 244AO 245GW 246IO 248SC 249SD 250RW 251ET 252SO 253DJ ' +
  '254KE 255TZ 256UG 257BI 258MZ 260ZM 261MG 262RE 263ZW 264NA 265MW 266LS 267BW 268SZ 269KM 290SH 291ER 297AW 298FO ' +
  '299GL 350GI 351PT 352LU 353IE 354IS 355AL 356MT 357CY 358FI 359BG 370LT 371LV 372EE 373MD 374AM 375BY 376AD 377MC ' +
  '378SM 380UA 381RS 382ME 385HR 386SI 387BA 389MK 420CZ 421SK 423LI 500FK 501BZ 502GT 503SV 504HN 505NI 506CR 507PA ' +
  '508PM 509HT 590GP 591BO 592GY 593EC 594GF 595PY 596MQ 597SR 598UY 599CW 670TL 672NF 673BN 674NR 675PG 676TO 677SB ' +
  '678VU 679FJ 680PW 681WF 682CK 683NU 685WS 686KI 687NC 688TV 689PF 690TK 691FM 692MH 850KP 852HK 853MO 855KH 856LA ' +
  '880BD 886TW 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM 970PS 971AE 972IL 973BH 974QA 975BT 976MN 977NP ' +
  '992TJ 993TM 994AZ 995GE 996KG 998UZ';
const REGION_OF = new Map(CODES.split(' ').map((entry) => [entry.slice(0, -2), entry.slice(-2)]));

const CANADA = new Set(
  (
    '204 226 236 249 250 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 579 ' +
    '581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905'
  ).split(' '),
);
const CARIBBEAN: Record<string, string> = {
  242: 'BS',
  246: 'BB',
  264: 'AI',
  268: 'AG',
  284: 'VG',
  340: 'VI',
  345: 'KY',
  441: 'BM',
  473: 'GD',
  649: 'TC',
  658: 'JM',
  664: 'MS',
  670: 'MP',
  671: 'GU',
  684: 'AS',
  721: 'SX',
  758: 'LC',
  767: 'DM',
  784: 'VC',
  787: 'PR',
  809: 'DO',
  829: 'DO',
  849: 'DO',
  868: 'TT',
  869: 'KN',
  876: 'JM',
  939: 'PR',
};
const GROUPS: Record<string, number[]> = {
  ES: [3, 3, 3],
  FR: [1, 2, 2, 2, 2],
  PT: [3, 3, 3],
  MX: [2, 4, 4],
  CL: [1, 4, 4],
};

export interface Phone {
  text: string;
  /** ISO 3166-1 alpha-2, or null if it is not an international number. */
  region: string | null;
}

/** Writes an E.164 number so that people can read it. Other texts, such as short numbers, stay as they are. */
export function phoneOf(number: string): Phone {
  const match = /^\+([1-9]\d{6,14})$/.exec(number);
  if (!match) return { text: number, region: null };
  const digits = match[1] as string;
  if (digits.startsWith('1') && digits.length === 11) {
    const area = digits.slice(1, 4);
    const region = CANADA.has(area) ? 'CA' : (CARIBBEAN[area] ?? 'US');
    return { text: `+1 (${area}) ${digits.slice(4, 7)}-${digits.slice(7)}`, region };
  }
  for (const length of [3, 2, 1]) {
    const region = REGION_OF.get(digits.slice(0, length));
    if (region)
      return { text: `+${digits.slice(0, length)} ${grouped(digits.slice(length), GROUPS[region])}`, region };
  }
  return { text: number, region: null };
}

function grouped(digits: string, sizes: number[] | undefined): string {
  if (sizes && sizes.reduce((sum, size) => sum + size, 0) === digits.length) {
    let at = 0;
    return sizes
      .map((size) => {
        at += size;
        return digits.slice(at - size, at);
      })
      .join(' ');
  }
  const parts: string[] = [];
  let rest = digits;
  while (rest.length > 4) {
    parts.push(rest.slice(0, 3));
    rest = rest.slice(3);
  }
  return [...parts, rest].join(' ');
}

// Numbers of mobile phones with the right form; of the US and Canada, Great Britain and Australia reserved ones.
const EXAMPLES: Record<string, string> = {
  US: '+12025550123',
  CA: '+16135550123',
  GB: '+447700900123',
  AU: '+61491570156',
  ES: '+34612345678',
  FR: '+33612345678',
  DE: '+4915123456789',
  IT: '+393123456789',
  PT: '+351912345678',
  MX: '+522221234567',
  AR: '+5491123456789',
  BR: '+5511961234567',
  CL: '+56221234567',
  CO: '+573211234567',
  PE: '+51912345678',
};

/** A number of a country as it is dialed, to show how one is written; null where none is known. */
export const exampleOf = (region: string): string | null => EXAMPLES[region] ?? null;

/** The calling code of a country, such as `+34`; null if there is none. */
export function callingCodeOf(region: string): string | null {
  if (region === 'CA') return '+1';
  const islands = Object.entries(CARIBBEAN).find(([, one]) => one === region)?.[0];
  if (region === 'US' || islands) return `+1${islands ?? ''}`;
  const code = [...REGION_OF].find(([, one]) => one === region)?.[0];
  return code ? `+${code}` : null;
}
