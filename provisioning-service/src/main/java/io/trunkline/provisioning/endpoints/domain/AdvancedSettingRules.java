package io.trunkline.provisioning.endpoints.domain;

import io.trunkline.provisioning.validation.domain.Violations;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The columns of ps_endpoints (Asterisk 22) that may be set directly, and their valid values. Columns that decide
/// where calls go and what they may do (context, set_var, allow_transfer, accountcode, aors, auth) are not allowed.
public final class AdvancedSettingRules {
    private static final Map<String, Column> COLUMNS = allowedColumns();

    private AdvancedSettingRules() {}

    /// Returns the settings as column values: `yes` or `no`, an integer, or a word.
    ///
    /// @param field name of the property with the settings, for the violations
    public static SortedMap<String, String> check(
            String field, @Nullable Map<String, ?> requested, Violations violations) {
        var settings = new TreeMap<String, String>();
        if (requested == null) {
            return settings;
        }
        requested.forEach((name, value) -> {
            var column = COLUMNS.get(name);
            var path = field + "." + name;
            if (column == null) {
                violations.add(path, "endpoint.setting-unknown", "is not an allowed setting");
                return;
            }
            column.parse(value)
                    .ifPresentOrElse(
                            text -> settings.put(name, text),
                            () -> violations.add(path, "endpoint.setting-invalid", column.allowedValues()));
        });
        return settings;
    }

    /// The allowed columns, sorted by name.
    public static List<String> columnNames() {
        return COLUMNS.keySet().stream().sorted().toList();
    }

    private static Map<String, Column> allowedColumns() {
        var switches = Stream.of(
                        "accept_multiple_sdp_answers",
                        "asymmetric_rtp_codec",
                        "bind_rtp_to_media_address",
                        "direct_media",
                        "disable_direct_media_on_nat",
                        "fax_detect",
                        "follow_early_media_fork",
                        "force_rport",
                        "g726_non_standard",
                        "ice_support",
                        "ignore_183_without_sdp",
                        "inband_progress",
                        "media_encryption_optimistic",
                        "media_use_received_transport",
                        "preferred_codec_only",
                        "rewrite_contact",
                        "rpid_immediate",
                        "rtcp_mux",
                        "rtp_ipv6",
                        "rtp_symmetric",
                        "send_connected_line",
                        "send_diversion",
                        "send_history_info",
                        "send_pai",
                        "send_rpid",
                        "srtp_tag_32",
                        "suppress_q850_reason_headers",
                        "t38_udptl",
                        "t38_udptl_nat",
                        "trust_connected_line",
                        "trust_id_inbound",
                        "trust_id_outbound",
                        "use_ptime",
                        "user_eq_phone")
                .collect(Collectors.<String, String, Column>toMap(Function.identity(), name -> new YesNoColumn()));
        var others = Map.<String, Column>ofEntries(
                Map.entry("100rel", ChoiceColumn.of("no", "required", "peer_supported", "yes")),
                Map.entry("timers", ChoiceColumn.of("forced", "no", "required", "yes")),
                Map.entry("timers_min_se", new IntegerColumn(90, 86_400)),
                Map.entry("timers_sess_expires", new IntegerColumn(90, 86_400)),
                Map.entry("rtp_keepalive", new IntegerColumn(0, 3_600)),
                Map.entry("rtp_timeout", new IntegerColumn(0, 86_400)),
                Map.entry("rtp_timeout_hold", new IntegerColumn(0, 86_400)),
                Map.entry("fax_detect_timeout", new IntegerColumn(0, 3_600)),
                Map.entry("t38_udptl_maxdatagram", new IntegerColumn(0, 4_096)),
                Map.entry("cos_audio", new IntegerColumn(0, 7)),
                Map.entry("t38_udptl_ec", ChoiceColumn.of("none", "fec", "redundancy")),
                Map.entry("media_encryption", ChoiceColumn.of("no", "sdes", "dtls")),
                Map.entry("connected_line_method", ChoiceColumn.of("invite", "reinvite", "update")),
                Map.entry(
                        "callerid_privacy",
                        ChoiceColumn.of(
                                "allowed_not_screened", "allowed_passed_screened", "allowed", "prohib", "unavailable")),
                Map.entry(
                        "incoming_call_offer_pref", ChoiceColumn.of("local", "local_first", "remote", "remote_first")),
                Map.entry(
                        "outgoing_call_offer_pref",
                        ChoiceColumn.of(
                                "local", "local_merge", "local_first", "remote", "remote_merge", "remote_first")),
                Map.entry("tos_audio", ChoiceColumn.of("ef", "af41", "af31", "af21", "cs3", "cs5")),
                Map.entry("language", ChoiceColumn.of("en", "es", "fr", "de", "it", "pt", "ru", "ja")),
                Map.entry("tone_zone", ChoiceColumn.of("us", "uk", "es", "fr", "de", "it", "br", "mx", "ru", "jp")));
        return Stream.of(switches, others)
                .flatMap(map -> map.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private sealed interface Column {
        Optional<String> parse(@Nullable Object value);

        /// The end of a sentence that starts with the column's name.
        String allowedValues();
    }

    private record YesNoColumn() implements Column {
        @Override
        public Optional<String> parse(@Nullable Object value) {
            return switch (String.valueOf(value)) {
                case "true", "yes", "on", "1" -> Optional.of("yes");
                case "false", "no", "off", "0" -> Optional.of("no");
                default -> Optional.empty();
            };
        }

        @Override
        public String allowedValues() {
            return "must be yes or no";
        }
    }

    private record IntegerColumn(int min, int max) implements Column {
        @Override
        public Optional<String> parse(@Nullable Object value) {
            try {
                var number = new BigDecimal(String.valueOf(value)).intValueExact();
                return number >= min && number <= max ? Optional.of(Integer.toString(number)) : Optional.empty();
            } catch (ArithmeticException | NumberFormatException _) {
                return Optional.empty();
            }
        }

        @Override
        public String allowedValues() {
            return "must be an integer between " + min + " and " + max;
        }
    }

    private record ChoiceColumn(List<String> choices) implements Column {
        static Column of(String... words) {
            return new ChoiceColumn(Arrays.asList(words));
        }

        @Override
        public Optional<String> parse(@Nullable Object value) {
            return choices.stream().filter(String.valueOf(value)::equals).findFirst();
        }

        @Override
        public String allowedValues() {
            return "must be one of " + String.join(", ", choices);
        }
    }
}
