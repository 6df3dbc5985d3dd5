package io.trunkline.realtime.ararows.domain;

import static io.trunkline.realtime.ararows.domain.CarrierFixture.columns;
import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.ararows.domain.table.AraTable;
import io.trunkline.realtime.ararows.domain.table.RowKey;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientRowsTest {
    private static final SealedPassword SEALED = new SealedPassword("c2VhbGVk", "client|1|password");

    private static Client registering(boolean active) {
        return new Client(
                "sales",
                active,
                new Client.Registered(new Credentials("sales", SEALED)),
                CarrierFixture.defaultSettings(),
                30);
    }

    @Test
    void a_registering_client_has_one_contact_and_must_authenticate() {
        var rows = registering(true).rows(List.of());

        assertThat(columns(rows, AraTable.AORS, "sales"))
                .isEqualTo(Map.of(
                        "id", "sales",
                        "max_contacts", "1",
                        "remove_existing", "yes",
                        "qualify_frequency", "30",
                        "qualify_timeout", "3"));
        assertThat(columns(rows, AraTable.ENDPOINTS, "sales"))
                .containsEntry("auth", "sales")
                .containsEntry("identify_by", "username")
                .containsEntry("context", "from-client")
                .containsEntry("allow_transfer", "no")
                .doesNotContainKeys("outbound_auth", "transport");
        assertThat(columns(rows, AraTable.AUTHS, "sales")).containsEntry("username", "sales");
    }

    @Test
    void its_password_is_written_as_hashes_that_are_valid_in_our_realm_only() {
        var auth = CarrierFixture.byKey(registering(true).rows(List.of())).get(new RowKey(AraTable.AUTHS, "sales"));

        assertThat(auth.withPassword("s3cret").columns())
                .containsEntry("realm", "trunkline")
                .containsEntry(
                        "password_digest",
                        "MD5:1d26abe3a3c68ac9a9b1bc0b4b1cc002,SHA-256:"
                                + "12b2b9a4ce6a18e2cae39d77a46d8fea5174d3c4719a4a6f802fdc219a0e578a")
                .doesNotContainKey("password");
    }

    @Test
    void a_client_at_a_fixed_address_has_a_contact_and_is_identified_by_it() {
        var client = new Client(
                "desk",
                true,
                new Client.FixedAddress(new SipAddress("192.0.2.7", 5062)),
                CarrierFixture.defaultSettings(),
                0);
        var rows = client.rows(List.of("192.0.2.7"));

        assertThat(client.hostToResolve().map(IdentifyingHost::name)).contains("192.0.2.7");
        assertThat(columns(rows, AraTable.AORS, "desk")).containsEntry("contact", "sip:192.0.2.7:5062");
        assertThat(columns(rows, AraTable.IDENTIFIES, "2@desk@192.0.2.7")).containsEntry("endpoint", "desk");
        assertThat(columns(rows, AraTable.ENDPOINTS, "desk"))
                .containsEntry("transport", "transport-udp")
                .doesNotContainKey("auth");
    }

    @Test
    void an_inactive_client_has_no_rows() {
        assertThat(registering(false).rows(List.of())).isEmpty();
    }
}
