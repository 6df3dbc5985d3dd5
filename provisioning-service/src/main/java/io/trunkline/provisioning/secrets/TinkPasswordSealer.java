package io.trunkline.provisioning.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.trunkline.provisioning.platform.SecretFiles;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// AES-256-GCM with the keyset in `carrier-keyset.json`. The primary key encrypts; every key of the set decrypts.
@Component
class TinkPasswordSealer implements PasswordSealer {
    private static final String FILE = "carrier-keyset.json";

    private final Aead aead;

    TinkPasswordSealer(SecretFiles files) throws GeneralSecurityException {
        AeadConfig.register();
        var keyset = files.readOrCreate(FILE, TinkPasswordSealer::newKeyset);
        this.aead = TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
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

    private static String newKeyset() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot create a keyset", e);
        }
    }
}
