package io.trunkline.did.csvimport;

import io.trunkline.data.rows.RowReader;
import io.trunkline.data.rows.RowUpdates;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// The parts of uploaded files. Each is stored compressed.
@Component
class SqlFileParts {
    static final int PART_BYTES = 64 * 1024;

    /// Unless the import was canceled.
    private static final String INSERT = """
            WITH receiving AS (
                UPDATE did_import SET worked_at = :now WHERE id = :id AND state = 'RECEIVING' RETURNING id)
            INSERT INTO did_import_part (import_id, part, content) SELECT id, :part, :content FROM receiving
            """;
    private static final String READ = """
            SELECT content FROM did_import_part WHERE import_id = :id AND part BETWEEN :first AND :last ORDER BY part
            """;

    private final DatabaseClient database;

    SqlFileParts(DatabaseClient database) {
        this.database = database;
    }

    /// @param part from 0
    /// @return false if the import has ended meanwhile
    Mono<Boolean> store(UUID id, int part, byte[] content, Instant now) {
        return RowUpdates.changedAny(database.sql(INSERT)
                .bind("id", id)
                .bind("part", part)
                .bind("content", ByteBuffer.wrap(compress(content)))
                .bind("now", now));
    }

    Mono<List<byte[]>> read(UUID id, int first, int last) {
        return database.sql(READ)
                .bind("id", id)
                .bind("first", first)
                .bind("last", last)
                .map(RowReader.with(row -> decompress(row.required("content", ByteBuffer.class))))
                .all()
                .collectList();
    }

    private static byte[] compress(byte[] content) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private static byte[] decompress(ByteBuffer compressed) {
        byte[] bytes = new byte[compressed.remaining()];
        var _ = compressed.get(bytes);
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
