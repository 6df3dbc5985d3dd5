package io.trunkline.data.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final byte[] KEY = "a key of 32 bytes, as it must be".getBytes(UTF_8);
    private static final byte[] OTHER_KEY = "some key of 32 bytes, not as one".getBytes(UTF_8);

    private final Fingerprint fingerprint = Fingerprint.keyed(KEY);

    /// A request as records of requests are: it does not print its password.
    private record UserRequest(String name, String password) {
        @Override
        public String toString() {
            return "UserRequest[name=" + name + "]";
        }
    }

    /// The same request after a release that added an optional field.
    private record LaterUserRequest(String displayName, String name, String password) {}

    @Test
    void requests_that_differ_in_a_secret_alone_differ() {
        assertThat(fingerprint.of(new UserRequest("ada", "one")))
                .isNotEqualTo(fingerprint.of(new UserRequest("ada", "two")));
    }

    @Test
    void a_field_that_a_later_release_adds_changes_nothing_for_requests_without_it() {
        assertThat(fingerprint.of(new LaterUserRequest(null, "ada", "one")))
                .isEqualTo(fingerprint.of(new UserRequest("ada", "one")));
        assertThat(fingerprint.of(new LaterUserRequest("Ada", "ada", "one")))
                .isNotEqualTo(fingerprint.of(new UserRequest("ada", "one")));
    }

    @Test
    void only_the_holder_of_the_key_can_compute_it() {
        UserRequest request = new UserRequest("ada", "one");

        assertThat(fingerprint.of(request))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(Fingerprint.keyed(OTHER_KEY).of(request))
                .isNotEqualTo(Fingerprint.withoutSecrets().of(request));
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> Fingerprint.keyed(new byte[31])).hasMessageContaining("32 bytes");
    }

    @Test
    void a_request_without_secrets_is_hashed_by_sha_256() {
        assertThat(Fingerprint.withoutSecrets().of(Map.of()))
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void a_file_is_known_by_its_sha_256() {
        assertThat(FileDigest.of("abc".getBytes(UTF_8)).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
