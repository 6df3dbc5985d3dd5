package io.trunkline.realtime.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.realtime.projection.domain.SealedSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkSecretsTest {
    private static final String USE = "carrier|1|password";

    @TempDir
    Path folder;

    private KeysetHandle keys;
    private Path file;
    private TinkSecrets secrets;

    @BeforeEach
    void make_keys_that_are_not_written_yet() throws Exception {
        AeadConfig.register();
        keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        file = folder.resolve("carrier-keyset.json");
        secrets = new TinkSecrets(file);
    }

    private void write(KeysetHandle written) throws Exception {
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(written, InsecureSecretKeyAccess.get()));
    }

    private static SealedSecret sealed(KeysetHandle with, String password) throws Exception {
        byte[] sealed = with.getPrimitive(RegistryConfiguration.get(), Aead.class)
                .encrypt(password.getBytes(UTF_8), USE.getBytes(UTF_8));
        return new SealedSecret(Base64.getEncoder().encodeToString(sealed), USE);
    }

    @Test
    void keys_that_are_not_there_yet_are_worth_waiting_for() throws Exception {
        var secret = sealed(keys, "pw");

        assertThatThrownBy(() -> secrets.open(secret).block()).hasCauseInstanceOf(IOException.class);
        write(keys);
        assertThat(secrets.open(secret).block()).isEqualTo("pw");
    }

    @Test
    void keys_that_rotated_are_read_again() throws Exception {
        write(keys);
        assertThat(secrets.open(sealed(keys, "old")).block()).isEqualTo("old");
        var rotated = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        write(rotated);

        assertThat(secrets.open(sealed(rotated, "new")).block()).isEqualTo("new");
    }

    @Test
    void a_password_sealed_for_something_else_never_opens() throws Exception {
        write(keys);
        var secret = new SealedSecret(sealed(keys, "pw").sealed(), "client|1|password");

        assertThatThrownBy(() -> secrets.open(secret).block()).isInstanceOf(PoisonEventException.class);
    }

    @Test
    void what_is_no_ciphertext_at_all_never_opens() throws Exception {
        write(keys);

        assertThatThrownBy(
                        () -> secrets.open(new SealedSecret("not base64!", USE)).block())
                .isInstanceOf(PoisonEventException.class);
    }
}
