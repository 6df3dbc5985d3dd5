package io.trunkline.provisioning.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/// Keysets of AES-256-GCM in secret files. The primary key encrypts; every key of the set decrypts.
public final class TinkKeyset {
    private TinkKeyset() {}

    /// @param file a new keyset is written to it if it does not exist
    public static Aead readOrCreate(SecretFiles files, String file) {
        try {
            AeadConfig.register();
            var keyset = files.readOrCreate(file, TinkKeyset::newKeyset);
            return TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get())
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read the keyset in " + file, e);
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
