package io.trunkline.realtime.secrets;

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
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkPasswordOpenerTest {
    private static final String USE = "carrier|1|password";

    @TempDir
    Path folder;

    private KeysetHandle keys;
    private Path file;
    private TinkPasswordOpener passwords;

    @BeforeEach
    void generate_unwritten_keys() throws Exception {
        AeadConfig.register();
        keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        file = folder.resolve("carrier-keyset.json");
        passwords = new TinkPasswordOpener(file);
    }

    private void write(KeysetHandle written) throws Exception {
        Files.writeString(file, TinkJsonProtoKeysetFormat.serializeKeyset(written, InsecureSecretKeyAccess.get()));
    }

    private static SealedPassword sealed(KeysetHandle keyset, String password) throws Exception {
        byte[] ciphertext = keyset.getPrimitive(RegistryConfiguration.get(), Aead.class)
                .encrypt(password.getBytes(UTF_8), USE.getBytes(UTF_8));
        return new SealedPassword(Base64.getEncoder().encodeToString(ciphertext), USE);
    }

    @Test
    void a_missing_keyset_is_a_temporary_failure() throws Exception {
        var password = sealed(keys, "pw");

        assertThatThrownBy(() -> passwords.open(password).block()).hasCauseInstanceOf(IOException.class);
        write(keys);
        assertThat(passwords.open(password).block()).isEqualTo("pw");
    }

    @Test
    void rotated_keys_are_read_again() throws Exception {
        write(keys);
        assertThat(passwords.open(sealed(keys, "old")).block()).isEqualTo("old");
        var rotated = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        write(rotated);

        assertThat(passwords.open(sealed(rotated, "new")).block()).isEqualTo("new");
    }

    @Test
    void the_keys_are_those_of_the_file_now() throws Exception {
        assertThatThrownBy(() -> passwords.keyIds().block()).hasCauseInstanceOf(IOException.class);
        write(keys);
        assertThat(passwords.keyIds().block())
                .containsExactly(Integer.toUnsignedLong(keys.getPrimary().getId()));
        var rotated = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        write(rotated);

        assertThat(passwords.keyIds().block())
                .containsExactly(Integer.toUnsignedLong(rotated.getPrimary().getId()));
    }

    @Test
    void a_password_encrypted_for_another_use_is_never_decrypted() throws Exception {
        write(keys);
        var password = new SealedPassword(sealed(keys, "pw").ciphertext(), "client|1|password");

        assertThatThrownBy(() -> passwords.open(password).block()).isInstanceOf(PoisonEventException.class);
    }

    @Test
    void invalid_ciphertext_is_never_decrypted() throws Exception {
        write(keys);

        assertThatThrownBy(() ->
                        passwords.open(new SealedPassword("not base64!", USE)).block())
                .isInstanceOf(PoisonEventException.class);
    }
}
