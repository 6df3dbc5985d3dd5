package io.trunkline.endtoend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The fields of requests to which [HostileConfigurationIT] sends hostile texts and numbers.
final class HostileFields {
    /// Each text field of a carrier, with the settings of Asterisk in which it may stand.
    static final Map<String, Set<String>> CARRIER_TEXTS = Map.ofEntries(
            Map.entry("name", Set.of()),
            Map.entry("description", Set.of()),
            Map.entry("host", Set.of()),
            Map.entry("externalId", Set.of()),
            Map.entry("username", Set.of()),
            Map.entry("authUsername", Set.of()),
            Map.entry("password", Set.of()),
            Map.entry("authRealm", Set.of()),
            Map.entry("fromUser", Set.of("from_user", "send_pai")),
            Map.entry("fromDomain", Set.of("from_domain")),
            Map.entry("outboundProxy", Set.of("outbound_proxy")),
            Map.entry("dialPrefix", Set.of()),
            Map.entry("country", Set.of("set_var")),
            Map.entry("dtmfMode", Set.of("dtmf_mode")),
            Map.entry("provider", Set.of()),
            Map.entry("calledNumberIn", Set.of("set_var")),
            Map.entry("fixedCalledNumber", Set.of("set_var")),
            Map.entry("calledNumberHeader", Set.of("set_var")),
            Map.entry("tagsHeader", Set.of("set_var")),
            Map.entry("accountHeader", Set.of("set_var")),
            Map.entry("accountHeaderValue", Set.of()),
            Map.entry("numberFormat", Set.of()),
            Map.entry("inboundNumberFormat", Set.of()),
            Map.entry("transport", Set.of()),
            Map.entry("trunkType", Set.of()),
            Map.entry("registrationType", Set.of()),
            Map.entry("offeredTo", Set.of()),
            Map.entry("status", Set.of()));
    static final Set<String> CARRIER_NUMBERS = Set.of(
            "port",
            "qualifySeconds",
            "maxChannels",
            "maxCallsPerSecond",
            "priority",
            "dialTimeoutSeconds",
            "registrationExpirySeconds");
    static final Set<String> CLIENT_TEXTS =
            Set.of("name", "description", "username", "password", "host", "dtmfMode", "timeZone", "mode", "status");
    static final Set<String> CLIENT_NUMBERS = Set.of(
            "port", "qualifySeconds", "maxConcurrency", "totalCallsAllowed", "dailyCap", "weeklyCap", "monthlyCap");
    static final Set<String> ENDPOINT_TEXTS = Set.of("id", "mode", "host", "username", "password");
    static final Set<String> LINE_TEXTS = Set.of("context", "exten", "app", "appdata");
    static final Set<String> BLOCK_TEXTS = Set.of("prefix", "carrierId");
    static final Set<String> TEST_CALL_TEXTS = Set.of("to", "from");

    private HostileFields() {}

    /// A text in each map and list of a carrier.
    static List<Map<String, Object>> carrierParts(String text) {
        return List.of(
                Map.of("headers", Map.of("X-Account", text)),
                Map.of("headers", Map.of(text, "17")),
                Map.of("accountHeader", text, "accountHeaderValue", "4711"),
                Map.of("accountHeader", "X-Account", "accountHeaderValue", text),
                Map.of("advancedSettings", Map.of("language", text)),
                Map.of("advancedSettings", Map.of("rtp_timeout", text)),
                Map.of("advancedSettings", Map.of(text, "yes")),
                Map.of("codecs", List.of(text)),
                Map.of("cidrs", List.of(text)),
                Map.of("failover", Map.of(text, "next")),
                Map.of("failover", Map.of("403", text)),
                Map.of("offeredTo", "some", "offeredTenantIds", List.of(text)));
    }

    /// A text in each map and list of a client, and in a further endpoint.
    static List<Map<String, Object>> clientParts(String text) {
        var bodies = new ArrayList<Map<String, Object>>(List.of(
                Map.of("advancedSettings", Map.of("language", text)),
                Map.of("advancedSettings", Map.of(text, "yes")),
                Map.of("codecs", List.of(text)),
                Map.of("openingHours", Map.of(text, List.of())),
                Map.of("openingHours", Map.of("monday", List.of(Map.of("from", text, "to", "17:00"))))));
        for (String field : ENDPOINT_TEXTS) {
            Map<String, Object> endpoint = new HashMap<>(
                    field.equals("host")
                            ? Map.of("mode", "fixed", "port", 5060)
                            : Map.of("mode", "registers", "password", "s3cret-of-client"));
            endpoint.put(field, text);
            bodies.add(Map.of("endpoints", List.of(endpoint)));
        }
        return bodies;
    }
}
