package io.trunkline.provisioning;

import static io.trunkline.provisioning.TestEnvironment.API;
import static io.trunkline.provisioning.TestEnvironment.json;
import static io.trunkline.provisioning.TestEnvironment.toJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Carriers and clients behind one address are saved with a warning.
class SharedAddressesIT {
    private final int number = TestEnvironment.uniqueNumber();
    private final String block = "198.18." + number % 256 + ".";

    @Test
    void carriers_and_clients_with_an_address_of_another_are_saved_with_a_warning_that_names_the_winner() {
        assertThat(warnings("carriers", "North", Map.of("host", "n.example.com", "cidrs", List.of(block + "0/24"))))
                .isEmpty();
        assertThat(warnings("carriers", "South", Map.of("host", block + "7", "priority", 10)))
                .containsExactly("Calls from %s7 belong to carrier 'South %d', not to carrier 'North %d': "
                                .formatted(block, number, number)
                        + "the lower priority number counts. Calls over a registration belong to its carrier, and calls to a "
                        + "number to the carrier at the same host that is its trunk.");
        assertThat(warnings("clients", "Able", Map.of("mode", "fixed", "host", block + "9")))
                .containsExactly("Calls from %s9 belong to carrier 'North %d', not to client 'Able %d': "
                                .formatted(block, number, number)
                        + "a carrier comes before a client.");
        assertThat(warnings("carriers", "Inactive", Map.of("host", block + "7", "status", "inactive")))
                .isEmpty();
        assertThat(warnings("carriers", "Elsewhere", Map.of("host", "198.19." + number % 256 + ".7")))
                .isEmpty();
    }

    @Test
    void the_warning_says_whether_the_header_of_an_account_is_read() {
        String host = "accounts" + number + ".example.com";
        assertThat(warnings("carriers", "Main", Map.of("host", host, "priority", 10)))
                .isEmpty();

        assertThat(warnings("carriers", "Second", account(host, "X-Account", "4711")))
                .singleElement()
                .asString()
                .endsWith(
                        " The accountHeader of carrier 'Second %1$d' is not read: give carrier 'Main %1$d' the same one."
                                .formatted(number));
        assertThat(warnings("carriers", "Third", account("other" + host, "X-Account", "4711")))
                .isEmpty();
        assertThat(warnings("carriers", "Fourth", account("other" + host, "x-account", "4712")))
                .singleElement()
                .asString()
                .endsWith(
                        " Before that, calls with the accountHeaderValue of a carrier at the same host belong to it.");
    }

    private static Map<String, Object> account(String host, String header, String value) {
        return Map.of("host", host, "accountHeader", header, "accountHeaderValue", value);
    }

    @Test
    void equal_host_names_are_shared_too() {
        String host = "shared" + number + ".example.com";
        assertThat(warnings("carriers", "East", Map.of("host", host))).isEmpty();

        assertThat(warnings("carriers", "West", Map.of("host", host.toUpperCase())))
                .singleElement()
                .asString()
                .contains("both have the same priority, so the first endpoint id counts");
    }

    private List<String> warnings(String collection, String name, Map<String, Object> more) {
        Map<String, Object> draft = new HashMap<>(Map.of("name", name + " " + number));
        draft.putAll(more);
        return json(API.post("/api/v1/" + collection, toJson(draft)))
                .get("warnings")
                .findValuesAsString("message");
    }
}
