package io.trunkline.ami.callfacts.domain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// The calls that ended last, so that a late event does not end one of them again.
final class RecentlyEndedCalls {

    private static final int CAPACITY = 4_096;

    private final Deque<String> order = new ArrayDeque<>();
    private final Set<String> members = new HashSet<>();

    /// @return false when the call was added before
    boolean add(String linkedId) {
        if (!members.add(linkedId)) {
            return false;
        }
        order.addLast(linkedId);
        if (order.size() > CAPACITY) {
            members.remove(order.removeFirst());
        }
        return true;
    }

    boolean contains(String linkedId) {
        return members.contains(linkedId);
    }
}
