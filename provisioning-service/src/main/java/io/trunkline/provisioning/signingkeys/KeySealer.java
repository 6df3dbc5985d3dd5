package io.trunkline.provisioning.signingkeys;

import com.google.crypto.tink.Aead;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.trunkline.provisioning.platform.SecretFiles;
import io.trunkline.provisioning.platform.TinkKeyset;
import io.trunkline.provisioning.signingkeys.domain.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Generates signing keys, and encrypts them with the keyset in `signing-keyset.json`. A key decrypts only with its
/// own id.
@Component
class KeySealer {
    private static final String FILE = "signing-keyset.json";

    /// The only key of a build from before the release 0.1.0.
    private static final String IMPORTED_FILE = "jwt-key.json";

    private final Aead aead;
    private final SecretFiles files;

    KeySealer(SecretFiles files) {
        this.aead = TinkKeyset.readOrCreate(files, FILE);
        this.files = files;
    }

    /// A new key on P-256 for ES256.
    static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(UUID.randomUUID().toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot create a signing key", e);
        }
    }

    /// The key of an earlier version, if there is one.
    Optional<ECKey> earlierKey() {
        return files.read(IMPORTED_FILE).map(KeySealer::parse);
    }

    String seal(UUID id, ECKey key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            aead.encrypt(key.toJSONString().getBytes(StandardCharsets.UTF_8), associatedData(id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt a signing key", e);
        }
    }

    ECKey unseal(SealedKey sealed) {
        SigningKey key = sealed.key();
        try {
            var bytes = aead.decrypt(Base64.getDecoder().decode(sealed.sealed()), associatedData(key.id()));
            return parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    FILE + " does not decrypt signing key " + key.keyId() + "; restore the file, or delete the row", e);
        }
    }

    private static ECKey parse(String json) {
        try {
            var key = ECKey.parse(json);
            return new ECKey.Builder(key)
                    .keyID(key.getKeyID() == null ? key.computeThumbprint().toString() : key.getKeyID())
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .build();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("not a signing key", e);
        }
    }

    private static byte[] associatedData(UUID id) {
        return ("signing-key|" + id).getBytes(StandardCharsets.UTF_8);
    }
}
