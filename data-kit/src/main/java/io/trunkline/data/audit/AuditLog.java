package io.trunkline.data.audit;

import java.util.List;
import reactor.core.publisher.Mono;

/// Records who changed what.
public interface AuditLog {

    /// Adds an entry within the caller's transaction: a change that fails leaves no entry.
    Mono<Void> append(AuditEntry entry);

    /// Adds entries in order, with one statement.
    Mono<Void> appendAll(List<AuditEntry> entries);
}
