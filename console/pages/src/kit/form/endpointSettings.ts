/** What a value of an advanced setting can be. */
export type SettingType =
  | { kind: 'switch' }
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'number'; min: number; max: number };

const SWITCHES = [
  'accept_multiple_sdp_answers',
  'asymmetric_rtp_codec',
  'bind_rtp_to_media_address',
  'direct_media',
  'disable_direct_media_on_nat',
  'fax_detect',
  'follow_early_media_fork',
  'force_rport',
  'g726_non_standard',
  'ice_support',
  'ignore_183_without_sdp',
  'inband_progress',
  'media_encryption_optimistic',
  'media_use_received_transport',
  'preferred_codec_only',
  'rewrite_contact',
  'rpid_immediate',
  'rtcp_mux',
  'rtp_ipv6',
  'rtp_symmetric',
  'send_connected_line',
  'send_diversion',
  'send_history_info',
  'send_pai',
  'send_rpid',
  'srtp_tag_32',
  'suppress_q850_reason_headers',
  't38_udptl',
  't38_udptl_nat',
  'trust_connected_line',
  'trust_id_inbound',
  'trust_id_outbound',
  'use_ptime',
  'user_eq_phone',
];

const OTHERS: Record<string, SettingType> = {
  '100rel': { kind: 'choice', options: ['no', 'required', 'peer_supported', 'yes'] },
  timers: { kind: 'choice', options: ['forced', 'no', 'required', 'yes'] },
  t38_udptl_ec: { kind: 'choice', options: ['none', 'fec', 'redundancy'] },
  media_encryption: { kind: 'choice', options: ['no', 'sdes', 'dtls'] },
  connected_line_method: { kind: 'choice', options: ['invite', 'reinvite', 'update'] },
  callerid_privacy: {
    kind: 'choice',
    options: ['allowed_not_screened', 'allowed_passed_screened', 'allowed', 'prohib', 'unavailable'],
  },
  incoming_call_offer_pref: { kind: 'choice', options: ['local', 'local_first', 'remote', 'remote_first'] },
  outgoing_call_offer_pref: {
    kind: 'choice',
    options: ['local', 'local_merge', 'local_first', 'remote', 'remote_merge', 'remote_first'],
  },
  tos_audio: { kind: 'choice', options: ['ef', 'af41', 'af31', 'af21', 'cs3', 'cs5'] },
  language: { kind: 'choice', options: ['en', 'es', 'fr', 'de', 'it', 'pt', 'ru', 'ja'] },
  tone_zone: { kind: 'choice', options: ['us', 'uk', 'es', 'fr', 'de', 'it', 'br', 'mx', 'ru', 'jp'] },
  timers_min_se: { kind: 'number', min: 90, max: 86_400 },
  timers_sess_expires: { kind: 'number', min: 90, max: 86_400 },
  rtp_keepalive: { kind: 'number', min: 0, max: 3_600 },
  rtp_timeout: { kind: 'number', min: 0, max: 86_400 },
  rtp_timeout_hold: { kind: 'number', min: 0, max: 86_400 },
  fax_detect_timeout: { kind: 'number', min: 0, max: 3_600 },
  t38_udptl_maxdatagram: { kind: 'number', min: 0, max: 4_096 },
  cos_audio: { kind: 'number', min: 0, max: 7 },
};

/** The columns of Asterisk's ps_endpoints that carriers and clients may set; docs/carriers.md has the same table. */
export const ENDPOINT_SETTINGS: ReadonlyMap<string, SettingType> = new Map([
  ...SWITCHES.map((name): [string, SettingType] => [name, { kind: 'switch' }]),
  ...Object.entries(OTHERS),
]);

/** The value with which a setting is added. */
export function firstValueOf(type: SettingType): string {
  switch (type.kind) {
    case 'switch':
      return 'yes';
    case 'choice':
      return type.options[0] ?? '';
    case 'number':
      return String(type.min);
  }
}
