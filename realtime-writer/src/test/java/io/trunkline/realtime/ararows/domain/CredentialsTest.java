package io.trunkline.realtime.ararows.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.trunkline.realtime.secrets.domain.SealedPassword;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final SealedPassword SEALED = new SealedPassword("c2VhbGVk", "client|1|password");

    @Test
    void a_password_for_one_realm_of_a_carrier_has_it_in_its_row() {
        assertThat(new Credentials("u", SEALED, "carrier.example")
                        .outboundAuthRow("x")
                        .columns())
                .containsEntry("realm", "carrier.example");
        assertThat(new Credentials("u", SEALED).outboundAuthRow("x").columns()).doesNotContainKey("realm");
    }

    @Test
    void a_username_with_characters_that_asterisk_decodes_has_the_hash_of_the_name_itself() {
        var named = new Credentials("a^b; c", SEALED).inboundAuthRow("x").withPassword("s3cret");
        var expected = "MD5:3ab64bd33ee7db5bf85830360a3b7b87";

        assertThat(named.columns()).containsEntry("username", "a^5Eb^3B c");
        assertThat(named.columns().get("password_digest")).startsWith(expected);
    }
}
