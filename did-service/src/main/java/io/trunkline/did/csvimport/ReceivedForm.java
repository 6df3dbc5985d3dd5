package io.trunkline.did.csvimport;

import io.trunkline.web.problem.CommonProblem;
import io.trunkline.web.problem.FieldViolation;
import io.trunkline.web.problem.InputErrors;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FormPartEvent;
import org.springframework.http.codec.multipart.PartEvent;

/// The form of a request to import a file, as far as it was received. It belongs to one request.
final class ReceivedForm {
    static final String FILE = "file";

    private static final List<String> PARAMETERS = List.of("mode", "status", "async", "dryRun");

    private final Map<String, String> fields = new HashMap<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private boolean hasFile;
    private long size;

    /// Adds what was received next.
    void add(PartEvent event) {
        byte[] bytes = bytes(event.content());
        String name = event.headers().getContentDisposition().getName();
        if (FILE.equals(name)) {
            hasFile = true;
            size += bytes.length;
            pending.writeBytes(bytes);
        } else if (name != null && event instanceof FormPartEvent field) {
            fields.put(name, field.value());
        }
    }

    private static byte[] bytes(DataBuffer content) {
        try {
            byte[] bytes = new byte[content.readableByteCount()];
            content.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(content);
        }
    }

    /// Of the file, so far.
    long size() {
        return size;
    }

    /// The bytes of the file that were not taken yet.
    int pending() {
        return pending.size();
    }

    /// Takes the first of the pending bytes.
    byte[] take(int length) {
        byte[] all = pending.toByteArray();
        byte[] taken = Arrays.copyOf(all, length);
        pending.reset();
        pending.write(all, length, all.length - length);
        return taken;
    }

    /// The pending bytes, which stay.
    byte[] bytes() {
        return pending.toByteArray();
    }

    @Nullable
    String mapping() {
        return fields.get("mapping");
    }

    @Nullable
    UUID tenantId() {
        var text = fields.get("tenantId");
        try {
            return Optional.ofNullable(text).map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException _) {
            throw CommonProblem.TENANT_UNKNOWN.problem("Tenant not found: " + text);
        }
    }

    /// A parameter of the query that is sent as a field would have no effect.
    ///
    /// @throws io.trunkline.web.problem.ProblemException without a file, or with such a field
    void requireValid() {
        var violations = Stream.concat(
                        hasFile ? Stream.empty() : Stream.of(new FieldViolation(FILE, "required", "is required")),
                        PARAMETERS.stream()
                                .filter(fields::containsKey)
                                .map(name -> new FieldViolation(
                                        name, "parameter", "must be a parameter of the query: ?" + name + "=…")))
                .toList();
        if (!violations.isEmpty()) {
            throw InputErrors.invalid(violations.stream());
        }
    }
}
