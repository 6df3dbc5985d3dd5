package io.trunkline.console.signin;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// The keyset in `session-keyset.json`, in Tink's JSON format: its primary key encrypts, each key decrypts. The file is
/// read again at most every ten seconds, so that keys can be added and removed while the console runs. Without a file,
/// a keyset with one key is created.
@Component
class SessionKeys implements SmartInitializingSingleton {
    private static final Logger log = LoggerFactory.getLogger(SessionKeys.class);
    private static final Duration MAX_AGE = Duration.ofSeconds(10);

    private final Path file;
    private final Clock clock;
    private final AtomicReference<@Nullable LoadedKeys> loaded = new AtomicReference<>();

    private record LoadedKeys(Aead aead, String json, Instant readAt) {}

    SessionKeys(@Value("${trunkline.console.session-keyset}") Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /// At the start, so that a console without keys does not start, and the file can be copied for other replicas.
    @Override
    public void afterSingletonsInstantiated() {
        var _ = reload(null);
    }

    Mono<Aead> current() {
        LoadedKeys known = loaded.get();
        return known != null && known.readAt().plus(MAX_AGE).isAfter(clock.instant())
                ? Mono.just(known.aead())
                : Mono.fromCallable(() -> reload(known)).subscribeOn(Schedulers.boundedElastic());
    }

    private Aead reload(@Nullable LoadedKeys known) {
        try {
            String json = readOrCreate();
            Aead aead = known != null && known.json().equals(json) ? known.aead() : parse(json);
            loaded.set(new LoadedKeys(aead, json, clock.instant()));
            return aead;
        } catch (GeneralSecurityException | UncheckedIOException e) {
            if (known == null) {
                throw new IllegalStateException("cannot read the keyset in " + file, e);
            }
            log.warn("The keyset in {} cannot be read; the former one is used", file, e);
            loaded.set(new LoadedKeys(known.aead(), known.json(), clock.instant()));
            return known.aead();
        }
    }

    private static Aead parse(String json) throws GeneralSecurityException {
        AeadConfig.register();
        return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /// If several processes create the file at the same time, all of them use what the first one wrote.
    private String readOrCreate() throws GeneralSecurityException {
        try {
            if (!Files.exists(file)) {
                create();
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or create " + file, e);
        }
    }

    private void create() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), InsecureSecretKeyAccess.get());
        Path folder = file.toAbsolutePath().getParent();
        var _ = Files.createDirectories(folder);
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path temporary = Files.createTempFile(folder, ".new-", "", ownerOnly);
        try {
            var _ = Files.writeString(temporary, json);
            var _ = Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException _) {
            // another process was first
        } finally {
            var _ = Files.deleteIfExists(temporary);
        }
    }
}
