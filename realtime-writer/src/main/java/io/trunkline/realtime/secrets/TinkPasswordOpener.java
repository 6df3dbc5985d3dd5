package io.trunkline.realtime.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// Decrypts with Tink AEAD. provisioning-service creates the keyset at its first start and adds keys when they
/// rotate, so the file is read again whenever a password cannot be decrypted.
final class TinkPasswordOpener implements PasswordOpener {
    private final Path keyset;
    private final AtomicReference<@Nullable Aead> keys = new AtomicReference<>();

    /// @param keyset a file in Tink's JSON format, readable only by the user of the service
    TinkPasswordOpener(Path keyset) throws GeneralSecurityException {
        AeadConfig.register();
        this.keyset = keyset;
    }

    @Override
    public Mono<String> open(SealedPassword password) {
        return Mono.fromCallable(() -> decryptWithKeys(password)).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<Set<Long>> keyIds() {
        return Mono.fromCallable(this::readHandle)
                .map(handle -> IntStream.range(0, handle.size())
                        .mapToObj(index ->
                                Integer.toUnsignedLong(handle.getAt(index).getId()))
                        .collect(Collectors.toSet()))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private String decryptWithKeys(SealedPassword password) throws IOException, GeneralSecurityException {
        Aead known = keys.get();
        if (known != null) {
            try {
                return decrypt(known, password);
            } catch (GeneralSecurityException | IllegalArgumentException _) {
                keys.set(null);
            }
        }
        Aead current = readKeyset();
        keys.set(current);
        try {
            return decrypt(current, password);
        } catch (GeneralSecurityException | IllegalArgumentException undecryptable) {
            throw new PoisonEventException(
                    "a password cannot be decrypted as " + password.associatedData(), undecryptable);
        }
    }

    private Aead readKeyset() throws IOException, GeneralSecurityException {
        return readHandle().getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private KeysetHandle readHandle() throws IOException, GeneralSecurityException {
        String json;
        try {
            json = Files.readString(keyset);
        } catch (IOException missing) {
            throw new KeysetMissingException(keyset, missing);
        }
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
    }

    private static String decrypt(Aead keys, SealedPassword password) throws GeneralSecurityException {
        byte[] ciphertext = Base64.getDecoder().decode(password.ciphertext());
        return new String(keys.decrypt(ciphertext, password.associatedData().getBytes(UTF_8)), UTF_8);
    }
}
