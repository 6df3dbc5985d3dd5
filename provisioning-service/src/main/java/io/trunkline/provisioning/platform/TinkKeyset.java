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
        return primitive(parse(files.readOrCreate(file, TinkKeyset::newKeyset)));
    }

    /// The text of a keyset with one new key.
    public static String newKeyset() {
        try {
            AeadConfig.register();
            return format(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot create a keyset", e);
        }
    }

    public static KeysetHandle parse(String text) {
        try {
            AeadConfig.register();
            return TinkJsonProtoKeysetFormat.parseKeyset(text, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot read a keyset", e);
        }
    }

    public static String format(KeysetHandle keyset) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot write a keyset", e);
        }
    }

    public static Aead primitive(KeysetHandle keyset) {
        try {
            return keyset.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot use a keyset", e);
        }
    }
}
