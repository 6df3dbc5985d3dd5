package io.trunkline.provisioning.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.trunkline.provisioning.platform.SecretFiles;
import io.trunkline.provisioning.platform.TinkKeyset;
import io.trunkline.provisioning.secrets.domain.PasswordKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Encrypts with the keyset in `carrier-keyset.json`. The file is read each time, since another replica or an operator
/// may have changed it.
@Component
class TinkPasswordSealer implements PasswordSealer, PasswordKeyset {
    private static final String FILE = "carrier-keyset.json";

    private final SecretFiles files;
    private volatile @Nullable Keyset known;

    TinkPasswordSealer(SecretFiles files) {
        this.files = files;
        var _ = current();
    }

    private record Keyset(String text, KeysetHandle handle, Aead aead) {
        static Keyset parse(String text) {
            var handle = TinkKeyset.parse(text);
            return new Keyset(text, handle, TinkKeyset.primitive(handle));
        }

        long primaryId() {
            return Integer.toUnsignedLong(handle.getPrimary().getId());
        }
    }

    @Override
    public String seal(String kind, UUID id, String password) {
        return seal(current(), password.getBytes(StandardCharsets.UTF_8), associatedData(kind, id));
    }

    @Override
    public String reseal(String kind, UUID id, String sealed) {
        var keyset = current();
        var bytes = Base64.getDecoder().decode(sealed);
        if (keyOf(bytes) == keyset.primaryId()) {
            return sealed;
        }
        var associated = associatedData(kind, id);
        try {
            return seal(keyset, keyset.aead().decrypt(bytes, associated), associated);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key of " + FILE + " decrypts the password of " + kind + " " + id, e);
        }
    }

    @Override
    public List<PasswordKey> keys() {
        var handle = current().handle();
        return IntStream.range(0, handle.size())
                .mapToObj(handle::getAt)
                .map(entry -> new PasswordKey(Integer.toUnsignedLong(entry.getId()), entry.isPrimary()))
                .toList();
    }

    @Override
    public synchronized PasswordKey add() {
        change(keys -> keys.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId()));
        return keys().getLast();
    }

    @Override
    public synchronized void makePrimary(PasswordKey key) {
        int index = indexOf(key);
        change(keys -> keys.getAt(index).makePrimary());
    }

    @Override
    public synchronized void remove(PasswordKey key) {
        int index = indexOf(key);
        change(keys -> keys.deleteAt(index));
    }

    private int indexOf(PasswordKey key) {
        return keys().indexOf(key);
    }

    private void change(Consumer<KeysetHandle.Builder> change) {
        var builder = KeysetHandle.newBuilder(current().handle());
        change.accept(builder);
        try {
            files.replace(FILE, TinkKeyset.format(builder.build()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot change the keyset in " + FILE, e);
        }
    }

    private Keyset current() {
        var text = files.readOrCreate(FILE, TinkKeyset::newKeyset);
        var keyset = known;
        if (keyset == null || !keyset.text().equals(text)) {
            keyset = Keyset.parse(text);
            known = keyset;
        }
        return keyset;
    }

    private static String seal(Keyset keyset, byte[] password, byte[] associated) {
        try {
            return Base64.getEncoder().encodeToString(keyset.aead().encrypt(password, associated));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt a password", e);
        }
    }

    /// A ciphertext of Tink begins with a byte for its form and the four bytes of the key's id.
    private static long keyOf(byte[] sealed) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt());
    }

    private static byte[] associatedData(String kind, UUID id) {
        return (kind + "|" + id + "|password").getBytes(StandardCharsets.UTF_8);
    }
}
