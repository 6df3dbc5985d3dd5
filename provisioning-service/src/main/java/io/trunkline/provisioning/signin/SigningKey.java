package io.trunkline.provisioning.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.trunkline.provisioning.platform.SecretFiles;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/// The key that signs access tokens, an EC key on P-256 for ES256. Stored in `jwt-key.json`.
@Component
class SigningKey {
    private static final String FILE = "jwt-key.json";

    private final ECKey key;

    SigningKey(SecretFiles files) throws ParseException, JOSEException {
        var stored = ECKey.parse(files.readOrCreate(FILE, SigningKey::generate));
        this.key = new ECKey.Builder(stored)
                .keyID(stored.getKeyID() == null ? stored.computeThumbprint().toString() : stored.getKeyID())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .build();
    }

    /// Includes the private key.
    ECKey keyPair() {
        return key;
    }

    ECKey publicKey() {
        return key.toPublicJWK();
    }

    private static String generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot create a signing key", e);
        }
    }
}
