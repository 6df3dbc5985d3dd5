package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// The kinds of entities of this service, each with what its tests need.
enum EntityKind {
    CARRIER(
            "carriers",
            "host",
            Map.of("status", "inactive"),
            Map.of("priority", 50, "dialTimeoutSeconds", 60),
            Set.of("maxChannels", "maxCallsPerSecond", "dialPrefix"),
            Map.of("port", 0),
            "carrier.port-out-of-range",
            List.of(Map.of("priority", 3), Map.of("maxChannels", 7))) {
        @Override
        Map<String, Object> draft(int number) {
            return Map.ofEntries(
                    entry("name", "Carrier " + number),
                    entry("description", "Backup"),
                    entry("provider", "twilio"),
                    entry("registrationType", "registration"),
                    entry("host", "sip" + number + ".example.com"),
                    entry("port", 5070),
                    entry("transport", "tcp"),
                    entry("headers", Map.of("X-Account", "17")),
                    entry("calledNumberIn", "to"),
                    entry("tagsHeader", "X-Tags"),
                    entry("accountHeader", "X-Account-Id"),
                    entry("accountHeaderValue", "4711"),
                    entry("cidrs", List.of("203.0.113.0/28")),
                    entry("username", "u" + number),
                    entry("authUsername", "u1@example.com"),
                    entry("password", "secret"),
                    entry("fromUser", "+1404"),
                    entry("fromDomain", "example.com"),
                    entry("codecs", List.of("g722", "alaw")),
                    entry("dtmfMode", "inband"),
                    entry("qualifySeconds", 0),
                    entry("maxChannels", 20),
                    entry("priority", 1),
                    entry("status", "active"),
                    entry("dialPrefix", "5" + number),
                    entry("dialTimeoutSeconds", 25),
                    entry("numberFormat", "national"),
                    entry("country", "GB"),
                    entry("inboundNumberFormat", "digits"),
                    entry("advancedSettings", Map.of("direct_media", "no", "rtp_timeout", 60)),
                    entry("maxCallsPerSecond", 5),
                    entry("authRealm", "sip.example.com"),
                    entry("outboundProxy", "proxy.example.com:5070"),
                    entry("registrationExpirySeconds", 600),
                    entry("externalId", "PRV-" + number),
                    entry("failover", Map.of("403", "next", "cause:34", "end")));
        }
    },
    CLIENT(
            "clients",
            "name",
            Map.of("status", "inactive"),
            Map.of("qualifySeconds", 30, "dtmfMode", "rfc4733"),
            Set.of("description"),
            Map.of("codecs", List.of("mp3")),
            "endpoint.codec-unknown",
            List.of(Map.of("description", "New"), Map.of("qualifySeconds", 5))) {
        @Override
        Map<String, Object> draft(int number) {
            return Map.of(
                    "name",
                    "Center " + number,
                    "description",
                    "In Lisbon",
                    "codecs",
                    List.of("g722", "alaw"),
                    "dtmfMode",
                    "inband",
                    "qualifySeconds",
                    0,
                    "advancedSettings",
                    Map.of("rtp_timeout", 60));
        }
    },
    FIXED_CLIENT(
            "clients",
            "host",
            Map.of("status", "inactive"),
            Map.of("port", 5060),
            Set.of("description"),
            Map.of("host", "two words"),
            "client.host-invalid",
            List.of(Map.of("host", "192.0.2.8"), Map.of("port", 5090))) {
        @Override
        Map<String, Object> draft(int number) {
            return Map.of(
                    "name",
                    "Office " + number,
                    "mode",
                    "fixed",
                    "host",
                    "192.0.2.7",
                    "port",
                    5080,
                    "description",
                    "In Porto");
        }
    },
    TENANT(
            "tenants",
            "name",
            Map.of("status", "suspended"),
            Map.of("status", "active", "country", "US"),
            Set.of("maxCallsPerSecond"),
            Map.of("maxCallsPerSecond", 1001),
            "tenant.limit-out-of-range",
            List.of(Map.of("maxCallsPerSecond", 30), Map.of("destinations", Map.of("barred", List.of("+1900"))))) {
        @Override
        Map<String, Object> draft(int number) {
            return Map.of(
                    "name",
                    "Tenant " + number,
                    "country",
                    "PT",
                    "maxCallsPerSecond",
                    20,
                    "destinations",
                    Map.of("allowed", List.of("+44"), "barred", List.of()));
        }
    },
    USER(
            "users",
            "role",
            Map.of("status", "disabled"),
            Map.of("status", "active"),
            Set.of("displayName"),
            Map.of("role", "seller"),
            "user.tenant-mismatch",
            List.of(Map.of("displayName", "Ana B."), Map.of("status", "disabled"))) {
        @Override
        Map<String, Object> draft(int number) {
            return Map.of(
                    "username",
                    "ana" + number,
                    "displayName",
                    "Ana",
                    "role",
                    "staff",
                    "password",
                    "correct horse battery");
        }
    },
    DIALPLAN_LINE(
            "dialplan-lines",
            "exten",
            Map.of("appdata", "20"),
            Map.of("appdata", ""),
            Set.of(),
            Map.of("app", "Dial"),
            "dialplan.app-not-allowed",
            List.of(Map.of("priority", 2), Map.of("appdata", "30"))) {
        @Override
        Map<String, Object> draft(int number) {
            return Map.of("exten", "8" + number, "priority", 1, "app", "Busy", "appdata", "10");
        }
    };

    private final String collection;
    private final String required;
    private final Map<String, Object> change;
    private final Map<String, Object> defaults;
    private final Set<String> removable;
    private final Map<String, Object> invalid;
    private final String code;
    private final List<Map<String, Object>> independent;

    /// @param required a field that null cannot remove
    /// @param change a patch with effect
    /// @param defaults some fields with the values they have by default
    /// @param removable fields that are null by default
    /// @param invalid a patch that violates a rule
    /// @param code the problem of the invalid patch
    /// @param independent two patches of different fields
    EntityKind(
            String collection,
            String required,
            Map<String, Object> change,
            Map<String, Object> defaults,
            Set<String> removable,
            Map<String, Object> invalid,
            String code,
            List<Map<String, Object>> independent) {
        this.collection = collection;
        this.required = required;
        this.change = change;
        this.defaults = defaults;
        this.removable = removable;
        this.invalid = invalid;
        this.code = code;
        this.independent = independent;
    }

    String collection() {
        return "/api/v1/" + collection;
    }

    String required() {
        return required;
    }

    Map<String, Object> change() {
        return change;
    }

    Map<String, Object> defaults() {
        return defaults;
    }

    Set<String> removable() {
        return removable;
    }

    Map<String, Object> invalid() {
        return invalid;
    }

    String code() {
        return code;
    }

    List<Map<String, Object>> independent() {
        return independent;
    }

    /// A valid draft with every field that the kind has.
    abstract Map<String, Object> draft(int number);

    Map<String, Object> newDraft() {
        return draft(TestEnvironment.uniqueNumber());
    }

    /// Creates an entity and returns its path.
    String create() {
        return create(newDraft());
    }

    String create(Map<String, Object> draft) {
        var response = API.post(collection(), toJson(draft));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return response.headers().firstValue("Location").orElseThrow();
    }
}
