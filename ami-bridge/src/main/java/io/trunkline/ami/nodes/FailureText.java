package io.trunkline.ami.nodes;

import io.trunkline.ami.connection.domain.ConnectionFailure;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The names of connection failures in the API.
final class FailureText {

    private FailureText() {}

    static @Nullable String of(@Nullable ConnectionFailure failure) {
        return failure == null ? null : failure.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
