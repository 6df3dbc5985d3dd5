package io.trunkline.did.csvimport;

import io.trunkline.did.csvimport.domain.LargeFile;
import io.trunkline.did.csvimport.domain.LargeFile.Content;
import io.trunkline.did.csvimport.domain.LargeFile.Page;
import io.trunkline.did.csvimport.domain.LargeFile.Position;
import io.trunkline.did.platform.DidProblem;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Reads files that were uploaded for an import in the background, some parts at a time.
@Component
class StagedFiles {
    /// Enough for a page of usual rows.
    private static final int PAGE_BYTES = 2 * SqlFileParts.PART_BYTES;

    private final SqlFileParts parts;

    StagedFiles(SqlFileParts parts) {
        this.parts = parts;
    }

    /// @param size in bytes
    record StagedFile(UUID importId, long size) {}

    /// The page that begins at the position.
    Mono<Page> page(StagedFile staged, LargeFile file, Position position) {
        return page(staged, file, position, PAGE_BYTES);
    }

    private Mono<Page> page(StagedFile staged, LargeFile file, Position position, int bytes) {
        return read(staged, position.offset(), bytes)
                .flatMap(content -> ReadFile.required(file.page(position, content))
                        .map(Mono::just)
                        .orElseGet(() -> page(staged, file, position, 4 * bytes)));
    }

    /// The bytes from an offset on: at least so many, or all.
    Mono<Content> read(StagedFile staged, long offset, int bytes) {
        int first = (int) (offset / SqlFileParts.PART_BYTES);
        int last = (int) (Math.min(offset + bytes, Math.max(0, staged.size() - 1)) / SqlFileParts.PART_BYTES);
        return parts.read(staged.importId(), first, last)
                .filter(read -> read.size() > last - first || staged.size() == 0)
                .switchIfEmpty(Mono.error(() -> DidProblem.IMPORT_ENDED.problem("The import was canceled")))
                .map(read -> content(staged, read, offset, (long) first * SqlFileParts.PART_BYTES));
    }

    private static Content content(StagedFile staged, List<byte[]> parts, long offset, long begin) {
        var joined = new ByteArrayOutputStream();
        parts.forEach(joined::writeBytes);
        byte[] bytes = joined.toByteArray();
        int skipped = (int) (offset - begin);
        byte[] content = new byte[Math.max(0, bytes.length - skipped)];
        System.arraycopy(bytes, Math.min(skipped, bytes.length), content, 0, content.length);
        return new Content(content, offset + content.length >= staged.size());
    }
}
