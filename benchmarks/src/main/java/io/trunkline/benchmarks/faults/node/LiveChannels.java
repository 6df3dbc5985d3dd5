package io.trunkline.benchmarks.faults.node;

import io.trunkline.benchmarks.environment.BenchEnvironment;
import io.trunkline.benchmarks.faults.verification.AdmittedAttempt;
import io.trunkline.events.calls.PartyIds;
import io.trunkline.events.nodes.NodeSnapshot.LiveChannel;
import io.trunkline.telephony.CallLeg;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The channels of the node, as CoreShowChannels lists them.
public final class LiveChannels {
    private final Map<String, List<LiveChannel>> calls = new LinkedHashMap<>();
    private final AtomicLong counter = new AtomicLong(1000);
    private final long startSecond = System.currentTimeMillis() / 1000;

    /// The id of a new call.
    public String nextCallId() {
        return BenchEnvironment.NODE + "-" + startSecond + "." + counter.incrementAndGet();
    }

    /// Adds the first channel of a call.
    synchronized void startCall(String call, String endpoint) {
        List<LiveChannel> channels = new ArrayList<>();
        channels.add(new LiveChannel(
                call, call, "PJSIP/" + endpoint + "-00000001", "Up", call, CallLeg.CALL, null, PartyIds.NONE));
        calls.put(call, channels);
    }

    /// @return the Uniqueid of the dialed channel
    synchronized String addDialedChannel(AdmittedAttempt attempt) {
        String uniqueId = BenchEnvironment.NODE + "-" + startSecond + "." + counter.incrementAndGet();
        channels(attempt.call())
                .add(new LiveChannel(
                        uniqueId,
                        attempt.call(),
                        "PJSIP/" + attempt.endpoint() + "-00000002",
                        "Up",
                        attempt.call(),
                        CallLeg.ofCode(attempt.number()),
                        attempt.lease(),
                        attempt.ids()));
        return uniqueId;
    }

    synchronized void hangUp(String call, @Nullable String uniqueId) {
        channels(call).removeIf(channel -> channel.uniqueId().equals(uniqueId));
    }

    private List<LiveChannel> channels(String call) {
        return calls.getOrDefault(call, new ArrayList<>());
    }

    synchronized void endCall(String call) {
        calls.remove(call);
    }

    synchronized boolean isLive(String call) {
        return calls.containsKey(call);
    }

    /// All of them.
    synchronized List<LiveChannel> list() {
        return calls.values().stream().flatMap(List::stream).toList();
    }
}
