package io.trunkline.cdr.statistics.domain;

import io.trunkline.telephony.outcomes.Disposition;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is added to a bucket; negative numbers are taken away. Not thread-safe.
public final class Counts {
    private static final int SECONDS_OF_MINUTE = 60;

    private final Map<Disposition, Integer> byDisposition = new EnumMap<>(Disposition.class);
    private final Map<Integer, Integer> byDelay = new TreeMap<>();
    private final SortedMap<Integer, Integer> changes = new TreeMap<>();
    private long talkMillis;
    private int inProgress;

    public int of(Disposition disposition) {
        return byDisposition.getOrDefault(disposition, 0);
    }

    /// Calls or attempts with any disposition.
    public int attempts() {
        return byDisposition.values().stream().mapToInt(Integer::intValue).sum();
    }

    public long talkMillis() {
        return talkMillis;
    }

    /// Post-dial delays by the number of their bucket, without zeros.
    public Map<Integer, Integer> byDelay() {
        return Map.copyOf(byDelay);
    }

    /// In a bucket of an hour or day: those in progress in the second before it. Some may end with that second.
    public int inProgress() {
        return inProgress;
    }

    /// In a bucket of a minute: by how many more are in progress in a second than in the one before, by the second
    /// of the minute, without zeros.
    public Map<Integer, Integer> changes() {
        return Map.copyOf(changes);
    }

    /// Whether the number of those in progress changes within the bucket, which is that of a minute.
    public boolean changesProgressWithin() {
        return !changes.isEmpty();
    }

    /// Whether the number of those in progress changes within the bucket or before it.
    public boolean changesProgress() {
        return inProgress != 0 || !changes.isEmpty();
    }

    /// The sum of all changes.
    public int netChange() {
        return changes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The highest sum of changes at a second of the minute.
    public int peakChange() {
        int running = changes.getOrDefault(0, 0);
        int peak = running;
        for (int change : changes.tailMap(1).values()) {
            running += change;
            peak = Math.max(peak, running);
        }
        return peak;
    }

    void add(Contribution.Counted counted, int times) {
        addTo(byDisposition, counted.disposition(), times);
        talkMillis += times * counted.talkMillis();
        if (counted.delayBucket() != null) {
            addTo(byDelay, counted.delayBucket(), times);
        }
    }

    void addChange(Instant second, int change) {
        addTo(changes, Math.floorMod(second.getEpochSecond(), SECONDS_OF_MINUTE), change);
    }

    void addInProgress(int change) {
        inProgress += change;
    }

    boolean isZero() {
        return byDisposition.isEmpty() && byDelay.isEmpty() && changes.isEmpty() && talkMillis == 0 && inProgress == 0;
    }

    private static <K> void addTo(Map<K, Integer> counts, K key, int change) {
        int sum = counts.getOrDefault(key, 0) + change;
        var _ = sum == 0 ? counts.remove(key) : counts.put(key, sum);
    }
}
