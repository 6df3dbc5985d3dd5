package io.trunkline.realtime.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import io.trunkline.messaging.consumer.PoisonEventException;
import io.trunkline.realtime.secrets.domain.SealedPassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Passwords sealed with Tink AEAD. The keyset is a file that provisioning-service makes at its first start and
/// adds keys to when they rotate, so it is read again whenever a secret does not open with the keys at hand.
final class TinkPasswordOpener implements PasswordOpener {
    private final Path keyset;
    private final AtomicReference<@Nullable Aead> keys = new AtomicReference<>();

    /// @param keyset Tink's JSON format, readable by this service's user alone
    TinkPasswordOpener(Path keyset) throws GeneralSecurityException {
        AeadConfig.register();
        this.keyset = keyset;
    }

    @Override
    public Mono<String> open(SealedPassword secret) {
        return Mono.fromCallable(() -> openWithKeys(secret)).subscribeOn(Schedulers.boundedElastic());
    }

    private String openWithKeys(SealedPassword secret) throws IOException, GeneralSecurityException {
        Aead known = keys.get();
        if (known != null) {
            try {
                return decrypt(known, secret);
            } catch (GeneralSecurityException | IllegalArgumentException _) {
                keys.set(null);
            }
        }
        Aead fresh = readKeyset();
        keys.set(fresh);
        try {
            return decrypt(fresh, secret);
        } catch (GeneralSecurityException | IllegalArgumentException unopened) {
            throw new PoisonEventException("a password does not open as " + secret.associatedData(), unopened);
        }
    }

    private Aead readKeyset() throws IOException, GeneralSecurityException {
        String json;
        try {
            json = Files.readString(keyset);
        } catch (IOException missing) {
            throw new KeysetMissingException(keyset, missing);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static String decrypt(Aead keys, SealedPassword secret) throws GeneralSecurityException {
        byte[] sealed = Base64.getDecoder().decode(secret.ciphertext());
        return new String(keys.decrypt(sealed, secret.associatedData().getBytes(UTF_8)), UTF_8);
    }
}
