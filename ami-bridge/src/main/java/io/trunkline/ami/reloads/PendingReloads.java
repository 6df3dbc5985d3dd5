package io.trunkline.ami.reloads;

import io.trunkline.ami.reloads.domain.Reload;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The reloads that this bridge has still to send, in memory: after a restart, it connects and sends all of them. Each
/// reload is in it once, so it is bounded by the number of endpoints.
@Component
final class PendingReloads implements ReloadProgress {
    private final Set<Reload> reloads = new LinkedHashSet<>();

    /// Sends these instead of all others.
    synchronized void replaceAll(Collection<Reload> all) {
        reloads.clear();
        reloads.addAll(all);
    }

    synchronized void add(Collection<Reload> more) {
        reloads.addAll(more);
    }

    /// Those to send next.
    synchronized List<Reload> first(int limit) {
        return reloads.stream().limit(limit).toList();
    }

    /// Takes out those that were carried out, and puts the others of the same batch behind all that wait.
    synchronized void finish(Collection<Reload> batch, Collection<Reload> done) {
        for (Reload reload : batch) {
            if (reloads.remove(reload) && !done.contains(reload)) {
                reloads.add(reload);
            }
        }
    }

    @Override
    public synchronized int pendingReloads() {
        return reloads.size();
    }
}
