package io.trunkline.provisioning.secrets;

import com.google.crypto.tink.Aead;
import io.trunkline.provisioning.platform.SecretFiles;
import io.trunkline.provisioning.platform.TinkKeyset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Encrypts with the keyset in `carrier-keyset.json`.
@Component
class TinkPasswordSealer implements PasswordSealer {
    private static final String FILE = "carrier-keyset.json";

    private final Aead aead;

    TinkPasswordSealer(SecretFiles files) {
        this.aead = TinkKeyset.readOrCreate(files, FILE);
    }

    @Override
    public String seal(String kind, UUID id, String password) {
        var associated = (kind + "|" + id + "|password").getBytes(StandardCharsets.UTF_8);
        try {
            return Base64.getEncoder()
                    .encodeToString(aead.encrypt(password.getBytes(StandardCharsets.UTF_8), associated));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt a password", e);
        }
    }
}
