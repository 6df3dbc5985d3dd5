package io.trunkline.provisioning.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {
    private static final String PASSWORD = "correct horse battery";

    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher();

    @AfterEach
    void stop() {
        hasher.destroy();
    }

    @Test
    void text_that_no_password_can_contain_matches_no_hash() {
        var hash = hasher.hash(PASSWORD).block();

        assertThat(hasher.matches(PASSWORD, hash).block()).isTrue();
        assertThat(hasher.matches(PASSWORD + "\ud800", hash).block()).isFalse();
    }
}
