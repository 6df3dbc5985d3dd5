package io.trunkline.cdr.assembly;

import io.trunkline.cdr.assembly.domain.CallState;
import io.trunkline.telephony.CallId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The calls that this replica stored last, so that their next facts need not be read again. A state may be older
/// than the stored one, if another replica has changed the call. What it contains was stored nevertheless, and
/// saving a change of it fails.
@Component
class RecentCalls {
    /// About 10 kB each. Enough for the calls in progress and those of the last minutes; facts of others cost a
    /// read of the call.
    private static final int MAX_CALLS = 1_000;

    private final Map<CallId, CallState> states = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CallId, CallState> eldest) {
            return size() > MAX_CALLS;
        }
    };

    synchronized Map<CallId, CallState> find(Collection<CallId> callIds) {
        var found = new HashMap<CallId, CallState>();
        for (var callId : callIds) {
            var state = states.get(callId);
            if (state != null) {
                found.put(callId, state);
            }
        }
        return found;
    }

    /// After their transaction was committed.
    synchronized void stored(List<CallState.UpdatedCall> updated) {
        updated.forEach(one -> states.put(one.state().callId(), one.state()));
    }

    synchronized void forget(Collection<CallId> callIds) {
        callIds.forEach(states::remove);
    }
}
