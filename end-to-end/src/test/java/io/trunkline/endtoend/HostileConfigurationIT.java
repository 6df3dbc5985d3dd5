package io.trunkline.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.testkit.Await;
import io.trunkline.testkit.sipp.SippAnswerer;
import io.trunkline.testkit.suite.SuiteClient;
import io.trunkline.testkit.suite.SuiteConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What an operator writes into the texts of carriers, clients and dialplan lines is refused, or means nothing to
/// Asterisk: an endpoint with such a text differs from one without it in that setting only.
class HostileConfigurationIT {
    private static final Pattern PARAMETER = Pattern.compile("(?m)^ ([a-z0-9_]+) +: (.*)$");

    /// Settings that name the endpoint itself, or its address.
    private static final Set<String> OWN =
            Set.of("aors", "accountcode", "auth", "outbound_auth", "contact", "match", "ParameterName");

    private final TestEnvironment environment = TestEnvironment.shared();
    private final SuiteClient api = environment.api();
    private final ConfigurationFixture fixture = new ConfigurationFixture(api);

    @TempDir
    Path folder;

    private List<String> hostileTexts() {
        return List.of(
                "x;context=from-internal",
                "x^3Bcontext=from-internal",
                "x\ncontext=from-internal",
                "x\r\nX-Evil: 1",
                "${SHELL(touch " + folder.resolve("shell") + ")}",
                "x)&System(touch " + folder.resolve("system") + ")",
                "x,G(from-internal^s^1)",
                "666&PJSIP/667@other",
                "x'; DELETE FROM ps_endpoints; --",
                "\\x\\",
                "a\u0000b",
                "9".repeat(300));
    }

    @Test
    void a_text_of_a_carrier_is_refused_or_changes_no_other_setting_of_asterisk() {
        try (SippAnswerer peer = SippAnswerer.start()) {
            Map<String, String> harmless = settings(fixture.createIpCarrier(peer, credentials()));
            List<String> changed = new ArrayList<>();
            HostileFields.CARRIER_TEXTS.forEach((field, mayDiffer) -> {
                for (String text : hostileTexts()) {
                    Map<String, Object> body = new HashMap<>(
                            SuiteConfiguration.ipCarrier("Hostile " + System.nanoTime(), peer.host(), peer.port()));
                    body.putAll(credentials());
                    body.put(field, text);
                    addPlaces(field, body);
                    accepted("carriers", body)
                            .ifPresent(carrier -> changed.addAll(
                                    differences(field + " = " + text, harmless, settings(carrier), mayDiffer)));
                }
            });
            assertThat(changed).isEmpty();
            assertNothingRan();
        }
    }

    @Test
    void a_header_and_an_advanced_setting_of_a_carrier_reach_asterisk_as_text_or_not_at_all() {
        try (SippAnswerer peer = SippAnswerer.start()) {
            Map<String, String> harmless = settings(fixture.createIpCarrier(peer, credentials()));
            List<String> changed = new ArrayList<>();
            List<JsonNode> saved = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (String text : hostileTexts()) {
                for (Map<String, Object> hostile : HostileFields.carrierParts(text)) {
                    Map<String, Object> body = new HashMap<>(
                            SuiteConfiguration.ipCarrier("Hostile " + System.nanoTime(), peer.host(), peer.port()));
                    body.putAll(credentials());
                    body.putAll(hostile);
                    accepted("carriers", body).ifPresent(carrier -> {
                        changed.addAll(differences(
                                hostile.toString(), harmless, settings(carrier), Set.of("set_var", "language")));
                        saved.add(carrier);
                        if (hostile.equals(Map.of("headers", Map.of("X-Account", text)))) {
                            values.add(text);
                        }
                    });
                }
            }
            assertThat(changed).isEmpty();
            callAll(saved);
            assertThat(peer.invites())
                    .hasSameSizeAs(saved)
                    .allSatisfy(invite -> assertThat(invite.headers())
                            .noneMatch(header -> header.startsWith("X-Evil") || header.startsWith("context")));
            assertThat(peer.invites().stream().flatMap(invite -> invite.header("X-Account").stream()))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(values);
            assertNothingRan();
        }
    }

    @Test
    void a_text_of_a_client_is_refused_or_changes_no_other_setting_of_asterisk() {
        Map<String, String> harmless = settings(fixture.createRegisteringClient("s3cret-of-client"));
        List<String> changed = new ArrayList<>();
        for (String field : HostileFields.CLIENT_TEXTS) {
            for (String text : hostileTexts()) {
                Map<String, Object> body = new HashMap<>(Map.of(
                        "name", "Hostile " + System.nanoTime(), "password", "s3cret-of-client", "qualifySeconds", 0));
                body.put(field, text);
                if (field.equals("host")) {
                    body.remove("password");
                    body.putAll(Map.of("mode", "fixed", "port", 5060));
                }
                accepted("clients", body)
                        .ifPresent(client -> changed.addAll(
                                differences(field + " = " + text, harmless, settings(client), Set.of())));
            }
        }
        assertThat(changed).isEmpty();
        assertNothingRan();
    }

    @Test
    void a_setting_and_a_further_endpoint_of_a_client_change_no_other_setting_of_asterisk() {
        Map<String, String> harmless = settings(fixture.createRegisteringClient("s3cret-of-client"));
        List<String> changed = new ArrayList<>();
        for (String text : hostileTexts()) {
            for (Map<String, Object> hostile : HostileFields.clientParts(text)) {
                Map<String, Object> body =
                        new HashMap<>(Map.of("name", "Hostile " + System.nanoTime(), "qualifySeconds", 0));
                if (!hostile.containsKey("endpoints")) {
                    body.put("password", "s3cret-of-client");
                }
                body.putAll(hostile);
                accepted("clients", body)
                        .ifPresent(client -> changed.addAll(
                                differences(hostile.toString(), harmless, settings(client), Set.of("language"))));
            }
        }
        assertThat(changed).isEmpty();
        assertNothingRan();
    }

    @Test
    void a_test_call_and_a_block_of_dialplan_lines_take_no_such_text() {
        String carrier = new SuiteConfiguration(api)
                .createCarrier(SuiteConfiguration.ipCarrier("Hostile " + System.nanoTime(), "192.0.2.7", 5060))
                .get("id")
                .asString();
        for (String text : hostileTexts()) {
            for (String field : HostileFields.TEST_CALL_TEXTS) {
                Map<String, Object> call = new HashMap<>(Map.of("to", "+14045551177"));
                call.put(field, text);
                assertRefused("carriers/" + carrier + "/tests", Map.of("call", call));
            }
            for (String field : HostileFields.BLOCK_TEXTS) {
                Map<String, Object> block = new HashMap<>(Map.of("prefix", "77", "carrierId", carrier));
                block.put(field, text);
                assertRefused("dialplan-lines/outbound-blocks", block);
            }
        }
        assertThat(environment.prefixDialplan("77")).isEmpty();
        assertNothingRan();
    }

    @Test
    void a_text_of_a_dialplan_line_is_refused_or_is_one_line() {
        for (String field : HostileFields.LINE_TEXTS) {
            for (String text : hostileTexts()) {
                String exten = "7" + System.nanoTime() % 1_000_000_000;
                Map<String, Object> body =
                        new HashMap<>(Map.of("exten", exten, "priority", 1, "app", "Playback", "appdata", "beep"));
                body.put(field, text);
                long before = lines();
                accepted("dialplan-lines", body).ifPresent(line -> {
                    Await.until("it is written", () -> lines() == before + 1);
                    assertThat(environment.query(
                                    "asterisk", "SELECT app, appdata FROM extensions WHERE exten = '" + exten + "'"))
                            .containsExactly("Playback|" + line.get("appdata").asString());
                });
            }
        }
        assertNothingRan();
    }

    @Test
    void a_number_is_refused_as_text_and_out_of_range() {
        for (Object value : List.of("5060;x=y", "${SHELL(id)}", -1, 1e300, 9_999_999_999_999L)) {
            for (String field : HostileFields.CARRIER_NUMBERS) {
                Map<String, Object> body =
                        new HashMap<>(SuiteConfiguration.ipCarrier("Hostile " + System.nanoTime(), "192.0.2.7", 5060));
                body.put(field, value);
                assertRefused("carriers", body);
            }
            for (String field : HostileFields.CLIENT_NUMBERS) {
                Map<String, Object> body = new HashMap<>(
                        SuiteConfiguration.fixedClient("Hostile " + System.nanoTime(), "192.0.2.7", 5060));
                body.put(field, value);
                assertRefused("clients", body);
            }
            Map<String, Object> endpoint = Map.of("mode", "fixed", "host", "192.0.2.7", "port", value);
            assertRefused("clients", Map.of("name", "Hostile " + System.nanoTime(), "endpoints", List.of(endpoint)));
            assertRefused(
                    "dialplan-lines", Map.of("exten", "78", "priority", value, "app", "Playback", "appdata", "beep"));
        }
    }

    private void assertRefused(String collection, Map<String, Object> body) {
        assertThat(api.send("POST", SuiteConfiguration.PROVISIONING, "/api/v1/" + collection, body)
                        .status())
                .as(collection + " " + body)
                .isEqualTo(400);
    }

    private static Map<String, Object> credentials() {
        return Map.of("username", "user7", "password", "s3cret");
    }

    private static void addPlaces(String field, Map<String, Object> body) {
        switch (field) {
            case "fixedCalledNumber" -> body.put("calledNumberIn", "fixed");
            case "calledNumberHeader" -> body.put("calledNumberIn", "header");
            default -> {}
        }
    }

    /// The entity when it is in Asterisk's tables; empty if it was refused.
    private Optional<JsonNode> accepted(String kind, Map<String, Object> body) {
        var answer = api.send("POST", SuiteConfiguration.PROVISIONING, "/api/v1/" + kind, body);
        if (answer.status() != 201) {
            assertThat(answer.status()).as(body + " " + answer.body()).isBetween(400, 499);
            return Optional.empty();
        }
        String path = "/api/v1/" + kind + "/" + answer.json().get("id").asString();
        return Optional.of(new SuiteConfiguration(api).awaitApplied(path));
    }

    /// What Asterisk has of an endpoint, its AOR and its auth.
    private Map<String, String> settings(JsonNode entity) {
        String id = entity.get("endpointId").asString();
        var settings = new TreeMap<String, String>();
        for (String part : List.of("endpoint", "aor")) {
            String shown = environment.nodeCommand("pjsip show " + part + " " + id);
            PARAMETER.matcher(shown).results().forEach(line -> settings.put(part + "." + line.group(1), line.group(2)));
        }
        assertThat(settings).as(id).containsKeys("endpoint.context", "aor.max_contacts");
        return settings;
    }

    private static List<String> differences(
            String what, Map<String, String> harmless, Map<String, String> hostile, Set<String> mayDiffer) {
        var names = new TreeSet<>(harmless.keySet());
        names.addAll(hostile.keySet());
        return names.stream()
                .filter(name -> !mayDiffer.contains(setting(name)) && !OWN.contains(setting(name)))
                .filter(name -> !harmless.getOrDefault(name, "").equals(hostile.getOrDefault(name, "")))
                .map(name -> what + ": " + name + " is " + hostile.get(name) + " instead of " + harmless.get(name))
                .toList();
    }

    private static String setting(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    private void callAll(List<JsonNode> carriers) {
        List<String> tests = carriers.stream()
                .map(carrier -> "/api/v1/carriers/" + carrier.get("id").asString() + "/tests")
                .map(path -> path + "/"
                        + api.post(SuiteConfiguration.PROVISIONING, path, Map.of("call", Map.of("to", "+14045551177")))
                                .get("testId")
                                .asString())
                .toList();
        Await.until(
                "the tests have ended",
                () -> tests.stream()
                        .noneMatch(test -> api.get(SuiteConfiguration.PROVISIONING, test)
                                .get("state")
                                .asString()
                                .equals("running")));
    }

    private long lines() {
        return Long.parseLong(
                environment.query("asterisk", "SELECT count(*) FROM extensions").getFirst());
    }

    private void assertNothingRan() {
        assertThat(Files.exists(folder.resolve("shell"))).isFalse();
        assertThat(Files.exists(folder.resolve("system"))).isFalse();
    }
}
